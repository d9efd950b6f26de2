package org.cadre.people.rights;

import java.util.List;
import java.util.Set;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;

/** Erases what was issued to somebody, when its holder asks for it: the certificates' names, and their entries in the register. */
public interface HolderErasure {
    /** The numbers of what was issued to them. */
    List<String> issuedTo(PersonId person);

    /**
     * In the transaction of the erasure; the person is under a pseudonym already.
     *
     * @return digests of papers that are no longer needed
     */
    Set<String> erase(PersonId person, Actor actor);
}
