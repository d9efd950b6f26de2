package org.cadre.site.inquiry;

import java.util.UUID;
import org.cadre.people.PersonId;

/** What others may hear about inquiries. */
public final class InquiryEvents {
    private InquiryEvents() {}

    public record InquiryReceived(UUID inquiry, String name, String email, String area) {}

    /** The day its owner wanted to be reminded on has come. */
    public record InquiryReminderDue(UUID inquiry, String name, PersonId owner) {}
}
