"""Where a file goes that leaves on a USB stick, or comes in from one: the person points, the stick is suggested."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStorageInfo
from PySide6.QtWidgets import QFileDialog, QWidget

STICKS = ("/media/", "/run/media/", "/Volumes/")


def likely_place() -> str:
    """Return the first stick that is in the computer, else the person's own folder."""
    sticks = [
        volume.rootPath()
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and not volume.isReadOnly() and volume.rootPath().startswith(STICKS)
    ]
    return next(iter(sticks), QDir.homePath())


def chosen_file(window: QWidget, title: str, *, save: str = "", kind: str = "JSON (*.json)") -> Path | None:
    """Ask for a file of ours on a stick: one to read, or with `save` the name and place of one to write."""
    dialog = QFileDialog(window, title, likely_place())
    dialog.setNameFilter(kind)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, QCoreApplication.translate("flows", "Sted:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, QCoreApplication.translate("flows", "Filtype:"))
    if save:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(save)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
