package org.cadre.care.request;

import java.util.List;
import org.cadre.people.PersonId;
import org.springframework.stereotype.Component;

/** The places office always has: a case file, the file of everything, the erasure, the page of the person. */
@Component
class OwnTools implements RequestTools {
    @Override
    public List<RequestTool> of(RequestKind kind, PersonId person) {
        var place = "/office/people/" + person;
        return switch (kind) {
            case COMPLAINT -> List.of(new RequestTool("care.tool.case", place + "/case-files/new"));
            case COPY -> List.of(new RequestTool("care.tool.copy", place + "/export"));
            case ERASURE -> List.of(new RequestTool("care.tool.erasure", place + "/erasure"));
            case CORRECTION -> List.of(new RequestTool("care.tool.person", place));
        };
    }
}
