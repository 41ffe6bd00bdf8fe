"""The training's pages."""
