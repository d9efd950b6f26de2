package org.cadre.internship;

import java.util.List;
import org.cadre.program.Fact;

/** What is recorded of an internship, as facts an edition may ask for: whoever keeps a kind of record answers for it. */
public interface InternshipFacts {
    List<? extends Fact> of(InternshipId internship);
}
