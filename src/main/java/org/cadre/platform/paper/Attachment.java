package org.cadre.platform.paper;

/** A file that travels inside a PDF, and what it is to the paper around it. */
public record Attachment(String fileName, String mediaType, byte[] bytes, String description, Relation relation) {

    /** The values of PDF's AFRelationship. */
    public enum Relation {
        SOURCE("Source"),
        DATA("Data"),
        ALTERNATIVE("Alternative"),
        SUPPLEMENT("Supplement"),
        UNSPECIFIED("Unspecified");

        private final String inPdf;

        Relation(String inPdf) {
            this.inPdf = inPdf;
        }

        String inPdf() {
            return inPdf;
        }
    }
}
