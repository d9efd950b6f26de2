package org.cadre.certification.credential;

/** A document whose meaning cannot be taken from it beyond doubt; it is neither signed nor believed. */
public final class UnsafeDocument extends RuntimeException {
    /** What is wrong. */
    public enum Problem {
        /** Not JSON, not UTF-8, a key twice in one object, or half a character. */
        NOT_JSON,
        /** More bytes or deeper than any credential. */
        TOO_LARGE,
        /** A context that did not come with the product. */
        UNKNOWN_CONTEXT,
        /** Not JSON-LD, for example because a protected term is defined again. */
        NOT_JSON_LD,
        /** A key that no context defines: it would not be covered by the signature. */
        UNDEFINED_TERM,
        /** An id or a link that means nothing outside of the document. */
        RELATIVE_ID,
        /** A type that no context defines. */
        RELATIVE_TYPE,
        /** A value that would not be covered by the signature. */
        DROPPED_VALUE,
        /** A word said in a way that hides it from who reads the document. */
        HIDDEN_WORD,
        /** Not a PNG or SVG, or damaged. */
        NOT_A_PICTURE,
        /** A picture without a credential. */
        NOTHING_INSIDE,
        /** A picture with two: two readers could take one each. */
        TWO_INSIDE,
        /** Made so that comparing it takes forever. */
        TOO_COMPLEX
    }

    private final Problem problem;
    private final String detail;

    public UnsafeDocument(Problem problem, String detail) {
        super(problem + ": " + detail);
        this.problem = problem;
        this.detail = detail;
    }

    public Problem problem() {
        return problem;
    }

    /** The key, address or value it is about. */
    public String detail() {
        return detail;
    }
}
