package org.cadre.care.request;

import java.util.List;
import org.cadre.people.PersonId;

/** Where a request of one kind is carried out; said by whoever carries it out. */
public interface RequestTools {
    List<RequestTool> of(RequestKind kind, PersonId person);
}
