"""Editions, entries, judging and results, each in its file."""

from awards.models.edition import Category, Criterion, Edition, Level, Party, Round, Slot, Tier
from awards.models.entry import AwardEvent, EligibilityCheck, Entry, EntryPhoto
from awards.models.judging import Conflict, Panel, PanelMember, Score, ScoreSheet
from awards.models.results import Advancement, Appeal, Award, RoundResult, SignOff, TieBreak

__all__ = [
    "Advancement",
    "Appeal",
    "Award",
    "AwardEvent",
    "Category",
    "Conflict",
    "Criterion",
    "Edition",
    "EligibilityCheck",
    "Entry",
    "EntryPhoto",
    "Level",
    "Panel",
    "PanelMember",
    "Party",
    "Round",
    "RoundResult",
    "Score",
    "ScoreSheet",
    "SignOff",
    "Slot",
    "TieBreak",
    "Tier",
]
