package org.cadre.people;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.cadre.platform.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** What a person says about themselves and may change themselves. */
record Particulars(
        String legalName,
        String displayName,
        @Nullable String phone,
        ZoneId zone,
        @Nullable String memberNumber,
        @Nullable String state,
        @Nullable CareerStage careerStage,
        @Nullable Integer yearsAsPrincipal,
        @Nullable String needs,
        @Nullable OrganizationId district,
        @Nullable OrganizationId school) {

    static Particulars of(PersonCard card, @Nullable String needs) {
        return new Particulars(
                card.legalName(),
                card.displayName(),
                card.phone(),
                card.zone(),
                card.memberNumber(),
                card.state(),
                card.careerStage(),
                card.yearsAsPrincipal(),
                needs,
                card.district(),
                card.school());
    }

    NewPerson at(String email) {
        return new NewPerson(
                legalName,
                displayName,
                email,
                phone,
                zone,
                memberNumber,
                null,
                state,
                careerStage,
                yearsAsPrincipal,
                needs,
                district,
                school,
                false);
    }

    /** As it stands in the audit trail: the needs are private and enter as length and digest. */
    Map<String, Object> facts() {
        var facts = new HashMap<String, Object>();
        facts.put("legal name", legalName);
        facts.put("name", displayName);
        facts.put("zone", zone.getId());
        put(facts, "phone", phone);
        put(facts, "member number", memberNumber);
        put(facts, "career stage", careerStage == null ? null : careerStage.word());
        put(facts, "years as principal", yearsAsPrincipal);
        put(facts, "district", district == null ? null : district.toString());
        put(facts, "school", school == null ? null : school.toString());
        put(facts, "needs", needs == null ? null : AuditTrail.digestOf(needs));
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
