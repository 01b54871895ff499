"""Prints all texts of the office files named on the command line as a JSON list of strings, read with openpyxl and python-docx."""
import json
import sys

import docx
import openpyxl

texts = []
for name in sys.argv[1:]:
    if name.endswith(".xlsx"):
        for sheet in openpyxl.load_workbook(name).worksheets:
            for row in sheet.iter_rows(values_only=True):
                texts += [value for value in row if isinstance(value, str)]
    else:
        document = docx.Document(name)
        texts += [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            for row in table._tbl.tr_lst:
                for cell in row.tc_lst:
                    texts += [docx.text.paragraph.Paragraph(paragraph, None).text for paragraph in cell.p_lst]
print(json.dumps(texts))
