"""Persons, sessions, records and imports, each in its file."""

from training.models.cascade import Generation
from training.models.coverage import CoverageDay, CoverageTotal
from training.models.imports import ImportBatch, ImportMapping, StagedRow
from training.models.lesson import LessonProgress
from training.models.person import ClaimCode, DuplicateCandidate, Person, PersonIdentifier, PersonMerge
from training.models.record import Accreditation, TeacherShopLink, TrainingRecord
from training.models.session import (
    Assessment,
    Attendance,
    CentreName,
    CentreStaff,
    Course,
    CourseVersion,
    Enrolment,
    LearningCentre,
    Module,
    OfficeArea,
    Session,
    SessionDay,
    SessionTrainer,
)

__all__ = [
    "Accreditation",
    "Assessment",
    "Attendance",
    "CentreName",
    "CentreStaff",
    "ClaimCode",
    "Course",
    "CourseVersion",
    "CoverageDay",
    "CoverageTotal",
    "DuplicateCandidate",
    "Enrolment",
    "Generation",
    "ImportBatch",
    "ImportMapping",
    "LearningCentre",
    "LessonProgress",
    "Module",
    "OfficeArea",
    "Person",
    "PersonIdentifier",
    "PersonMerge",
    "Session",
    "SessionDay",
    "SessionTrainer",
    "StagedRow",
    "TeacherShopLink",
    "TrainingRecord",
]
