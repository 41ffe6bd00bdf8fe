"""The pages that show everything: front page, what crawlers read, style page."""

from django.urls import path

from netpracharat.home import crawlers, front, style

urlpatterns = [
    path("", front.home, name="home"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("sitemap-<str:section>-<int:number>.xml", crawlers.sitemap_piece, name="sitemap_piece"),
    path("style/", style.style, name="style"),
]
