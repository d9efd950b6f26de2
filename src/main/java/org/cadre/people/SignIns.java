package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Signs people in on behalf of another way of showing who one is, such as the demo's fixed links; and out. */
@Component
public class SignIns {
    private final Viewers viewers;

    SignIns(Viewers viewers) {
        this.viewers = viewers;
    }

    /** Whoever asks is this person from now on; the caller has made sure of it. */
    public void signIn(HttpServletRequest request, PersonId person) {
        viewers.signIn(request, person);
    }

    /** Nobody is signed in as this person any more. */
    public void end(PersonId person) {
        viewers.endOthers(null, person);
    }
}
