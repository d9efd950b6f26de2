package org.cadre;

/** Starts Cadre. */
public final class Cadre {
    private Cadre() {}

    public static void main(String[] arguments) {}
}
