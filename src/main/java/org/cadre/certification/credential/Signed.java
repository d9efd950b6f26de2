package org.cadre.certification.credential;

import java.util.List;

/** What the signatures of a document are worth, and nothing about the document itself. */
public sealed interface Signed {
    /** All of them are good. */
    record Good(List<Verdict.Signature> signatures) implements Signed {}

    /** One of them is not. */
    record Bad(Verdict.Refused why) implements Signed {}
}
