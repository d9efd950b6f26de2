package org.cadre.registration;

import java.util.Collection;
import java.util.Map;

/** What attendance, a later step, knows of registrations: the pages of this one ask it. */
public interface Credits {
    /**
     * What came of one registration.
     *
     * @param minutes PD minutes credited
     * @param sessions how many sessions were attended, wholly or in part
     * @param hasPaper whether a completion certificate can be downloaded
     */
    record Credit(int minutes, int sessions, boolean hasPaper) {}

    /** The credit of those registrations for which attendance has been marked. */
    Map<RegistrationId, Credit> of(Collection<RegistrationId> registrations);

    /** Whether whoever sits there has been marked present in any session, be the seat confirmed or not. */
    boolean hasCome(RegistrationId registration);
}
