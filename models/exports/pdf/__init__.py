"""PDF for paper and archive: Chinese line breaking, a font for every character, boxes that run over pages.

    characters   text as it can be printed                     fonts      a font for each character, embedded small
    breaking     where a line may end                          paragraph  lines, justified, of one style
    boxcell      rows of bordered cells that break over pages  pages      blocks onto pages, page numbers, the document
    minutes      the form of the minutes                       table      long rosters
    columns      how wide the columns of a table are           labelled   a label, drawn out, and its text
    minutes_official   the minutes as an official document

Everything is drawn on reportlab's canvas; its own Paragraph is not used: it takes text for markup and breaks Chinese lines
before ， and ”. Text from the ledger is only ever drawn, never parsed.

Fonts (`resources/fonts`, licences beside them). The five everyday fonts hold GB 2312 and 《通用规范汉字表》 and are kept as
they are, 0.7 to 5.3 MB. DwRareA (rest of GBK, Ext A; 10.2 MB unpacked) and DwRareB (Ext B to G of the public-security
name lists; 8.4 MB) are kept packed and unpacked in memory when a document first needs one, once per process: A by xz (4.5 MB,
0.3 s), B, of which a name like 张𠮷 is enough, by zlib (3.5 MB, 0.04 s; by xz it was 2.0 MB and 0.14 s). No cache folder: nothing to go stale, to clean up or to be read-only.
"""
