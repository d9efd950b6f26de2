package org.cadre.care.request;

import java.util.List;
import org.cadre.people.PersonId;
import org.springframework.stereotype.Component;

/** The places that are always there: the person, and a case file for a complaint. */
@Component
class OwnTools implements RequestTools {
    @Override
    public List<RequestTool> of(RequestKind kind, PersonId person) {
        var place = "/office/people/" + person;
        return switch (kind) {
            case COMPLAINT -> List.of(new RequestTool("care.tool.case", place + "/case-files/new"));
            case COPY, CORRECTION, ERASURE -> List.of(new RequestTool("care.tool.person", place));
        };
    }
}
