"""Our PDFs read back."""

import pytest

from tests.models.exports.pdf_reader import ReadPdf


@pytest.fixture
def read_pdf() -> type[ReadPdf]:
    return ReadPdf
