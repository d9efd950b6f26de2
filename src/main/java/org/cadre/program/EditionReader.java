package org.cadre.program;

/** Reads an edition from its document; the file's name is for what is said about its mistakes. */
@FunctionalInterface
interface EditionReader {
    Edition read(String file, String document);
}
