"""《党员基本信息汇总表》, 2017: the committees' own table, made here cell for cell, with the code lists and drop-downs it has.

columns      its columns, with and without 家庭住址      code_sheets   the lists 民族, 学历, 工作岗位
table        what people say in its words                book          the workbook
"""

from models.exports.official.book import write_official
from models.exports.official.table import official_table

__all__ = ["official_table", "write_official"]
