"""Every Vietnamese sentence of the window has its English, and Qt finds it there.

Gathers with the same tool as ``packaging/translations.py update``, into a copy: nothing in the tree changes.
"""

from __future__ import annotations

import ast
import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]
EN = ROOT / "resources" / "translations" / "en.ts"


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sentences(ts: Path) -> Iterator[tuple[str, str, bool]]:
    """Context, Vietnamese source, and whether its English is there and finished."""
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            english = message.find("translation")
            forms = [english, *english.iter("numerusform")][-2:] if english is not None else []
            said = [form.text for form in forms if form.tag == "numerusform" or len(forms) == 1]
            done = english is not None and "type" not in english.attrib and all(said) and bool(said)
            yield context.findtext("name", ""), message.findtext("source", ""), done


def test_every_sentence_of_the_window_has_its_english(tmp_path: Path, translations: ModuleType) -> None:
    found = tmp_path / "en.ts"
    shutil.copy(EN, found)
    translations.update(found)
    lacking = [f"{context}: {source}" for context, source, done in sentences(found) if not done]
    assert not lacking, "no English in resources/translations/en.ts for:\n" + "\n".join(lacking)
    assert sorted(sentences(found)) == sorted(sentences(EN)), "run: python packaging/translations.py update"


def test_every_sentence_is_written_so_that_it_can_be_gathered() -> None:
    """Qt's tool passes over what is no plain literal: an f-string would stay Vietnamese for ever."""
    unseen = []
    for file in sorted((ROOT / "src" / "archive_app" / "gui").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                name, words = call.func.attr, call.args
                sentence = words[:1] if name == "tr" else words[:2] if _is_qt_translate(call.func) else []
                if not all(isinstance(word, ast.Constant) and isinstance(word.value, str) for word in sentence):
                    unseen.append(f"{file.name}:{call.lineno}")
    assert not unseen


def _is_qt_translate(function: ast.Attribute) -> bool:
    """``QCoreApplication.translate(…)``, not a painter's or a string's method of that name."""
    owner = function.value
    return function.attr == "translate" and isinstance(owner, ast.Name) and owner.id.endswith("Application")


def test_a_compiled_sentence_is_found_by_qt(tmp_path: Path, translations: ModuleType) -> None:
    pane = tmp_path / "cây nguồn" / "src" / "archive_app" / "gui" / "pane.py"
    pane.parent.mkdir(parents=True)
    pane.write_text(
        "class Pane(QWidget):\n"
        "    def name(self):\n"
        "        return self.tr('Kho hội nghị'), self.tr('Đã nhận %n tệp', '', 2), self.tr('Chưa dịch')\n"
        "def outside():\n"
        "    return QCoreApplication.translate('Ngày', 'Hôm nay')\n",
        encoding="utf-8",
    )
    ts = tmp_path / "en.ts"
    translations.update(ts, tmp_path / "cây nguồn")
    assert [(context, source) for context, source, done in sentences(ts) if not done] == [
        ("Ngày", "Hôm nay"),
        ("Pane", "Kho hội nghị"),
        ("Pane", "Đã nhận %n tệp"),
        ("Pane", "Chưa dịch"),
    ]
    text = ts.read_text(encoding="utf-8")
    for vietnamese, english in {"Kho hội nghị": "Archive", "Hôm nay": "Today"}.items():
        untouched = f'<source>{vietnamese}</source>\n        <translation type="unfinished"></translation>'
        assert untouched in text
        text = text.replace(untouched, f"<source>{vietnamese}</source><translation>{english}</translation>")
    plural = "<numerusform>%n file taken</numerusform><numerusform>%n files taken</numerusform></translation>"
    before, _, after = text.partition('<translation type="unfinished">\n            <numerusform>')
    text = before + "<translation>" + plural + after.partition("</translation>")[2]
    ts.write_text(text, encoding="utf-8")

    assert translations.release(tmp_path) == [tmp_path / "en.qm"]
    english = QTranslator()
    assert english.load(str(tmp_path / "en.qm"))
    assert english.translate("Pane", "Kho hội nghị") == "Archive"
    assert english.translate("Ngày", "Hôm nay") == "Today"
    assert english.translate("Pane", "Đã nhận %n tệp", "", 2) == "%n files taken"
    assert english.translate("Pane", "Chưa dịch") in {None, ""}  # unfinished: the Vietnamese stays
