"""Awards in the admin, a file for each desk: the secretary's, the officer's, the judge's, the signer's."""

from awards.admin.edition import EditionAdmin
from awards.admin.entry import EntryAdmin
from awards.admin.judging import ScoreSheetAdmin
from awards.admin.results import ResultAdmin

__all__ = ["EditionAdmin", "EntryAdmin", "ResultAdmin", "ScoreSheetAdmin"]
