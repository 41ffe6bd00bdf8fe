"""The training in the admin, a file for each thing that officers keep."""

from training.admin.accreditation import AccreditationAdmin
from training.admin.area import OfficeAreaAdmin
from training.admin.centre import LearningCentreAdmin
from training.admin.course import CourseAdmin, CourseVersionAdmin
from training.admin.coverage import CoverageAdmin
from training.admin.imports import ImportBatchAdmin
from training.admin.person import DuplicateCandidateAdmin, PersonAdmin
from training.admin.record import TrainingRecordAdmin
from training.admin.session import SessionAdmin

__all__ = [
    "AccreditationAdmin",
    "CourseAdmin",
    "CourseVersionAdmin",
    "CoverageAdmin",
    "DuplicateCandidateAdmin",
    "ImportBatchAdmin",
    "LearningCentreAdmin",
    "OfficeAreaAdmin",
    "PersonAdmin",
    "SessionAdmin",
    "TrainingRecordAdmin",
]
