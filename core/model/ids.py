"""Names for the things that are referred to: ids are integers, keys are the short words a form's author chose."""

from typing import NewType

PersonId = NewType("PersonId", int)
RequestId = NewType("RequestId", int)
DraftId = NewType("DraftId", int)
FileId = NewType("FileId", int)
AnnouncementId = NewType("AnnouncementId", int)
RowId = NewType("RowId", int)
PostingId = NewType("PostingId", int)

FormKey = NewType("FormKey", str)
FieldKey = NewType("FieldKey", str)
StageKey = NewType("StageKey", str)
StatusKey = NewType("StatusKey", str)
RoleKey = NewType("RoleKey", str)
CatalogKey = NewType("CatalogKey", str)
ColumnKey = NewType("ColumnKey", str)
