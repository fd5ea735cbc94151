"""Tables point downwards: a foreign key never leads from a lower room to an upper one."""

from django.apps import apps

ORDER = [
    "engine",
    "words",
    "paper",
    "interchange",
    "kernel",
    "people",
    "notify",
    "projects",
    "field",
    "schedule",
    "resources",
    "progress",
    "change",
    "integrations",
    "warnings",
    "insight",
    "governance",
    "adoption",
    "server",
]


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "headway" else None


def test_no_foreign_key_points_upwards() -> None:
    upward, seen = [], 0
    for model in apps.get_models():
        room = room_of(model.__module__)
        if room is None:
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if target is None or field.auto_created or room_of(target.__module__) is None:
                continue
            seen += 1
            if ORDER.index(room_of(target.__module__)) > ORDER.index(room):
                upward.append(f"{model.__name__}.{field.name} -> {target.__name__}")

    assert seen > 5
    assert upward == []


def test_kernel_tables_hold_people_as_plain_ids() -> None:
    kernel = [model for model in apps.get_models() if room_of(model.__module__) == "kernel"]

    assert kernel
    assert [f.name for model in kernel for f in model._meta.get_fields() if getattr(f, "related_model", None)] == []
