"""What a sign-in passes through after the password."""

from allauth.account.stages import EmailVerificationStage
from django.http import HttpResponse


class EmailStage(EmailVerificationStage):
    """A code by e-mail, for those who have an e-mail address."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        has_email = self.login.email or (self.login.user and self.login.user.email)
        return super().handle() if has_email else (None, True)
