"""Prints all texts of the office files named on the command line as a JSON list of strings, read with openpyxl and python-docx."""
import json
import sys

import docx
import openpyxl
from openpyxl.utils.escape import unescape

texts = []


def read_table(table):
    last = {}
    for row in table._tbl.tr_lst:
        for column, cell in enumerate(row.tc_lst):
            for paragraph in cell.p_lst:
                text = docx.text.paragraph.Paragraph(paragraph, None).text
                if paragraph.style == "GroupPiece":
                    # The text of a group that is longer than a page goes on here.
                    texts[last[column]] += text
                elif text:
                    last[column] = len(texts)
                    texts.append(text)


for name in sys.argv[1:]:
    if name.endswith(".xlsx"):
        for sheet in openpyxl.load_workbook(name).worksheets:
            for row in sheet.iter_rows(values_only=True):
                texts += [unescape(value) for value in row if isinstance(value, str)]
    else:
        document = docx.Document(name)
        texts += [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            read_table(table)
print(json.dumps(texts))
