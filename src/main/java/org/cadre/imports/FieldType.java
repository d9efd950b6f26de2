package org.cadre.imports;

/** How a cell is read. Hours are kept as minutes. */
public enum FieldType {
    TEXT,
    EMAIL,
    STATE,
    DAY,
    WHOLE,
    HOURS,
    WORD
}
