package org.cadre.platform.database;

/** Patterns of {@code like} in which what somebody typed means itself. */
public final class Like {
    private Like() {}

    public static String escaped(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Matches what has it anywhere. */
    public static String containing(String typed) {
        return "%" + escaped(typed) + "%";
    }
}
