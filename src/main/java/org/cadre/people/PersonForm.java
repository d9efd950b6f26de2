package org.cadre.people;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields about a person, which sign-up, account and office's page share. */
@Component
class PersonForm {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@<>\",;.]+");
    private static final int LONGEST_ADDRESS = 254;
    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico");

    /** What the fields need beside what was typed. */
    record Fields(Choice district, Choice school, List<Option> stages, List<Option> zones) {}

    private final OrganizationChoices choices;
    private final Organizations organizations;
    private final Texts texts;

    PersonForm(OrganizationChoices choices, Organizations organizations, Texts texts) {
        this.choices = choices;
        this.organizations = organizations;
        this.texts = texts;
    }

    Fields fields(Form form, Choice district, Choice school) {
        return new Fields(
                district,
                school,
                Arrays.stream(CareerStage.values())
                        .map(stage -> new Option(stage.word(), texts.say(stage.label())))
                        .toList(),
                zones(form.text("zone")));
    }

    Fields empty(Form form) {
        return fields(
                form,
                Choice.open("district", OrganizationKind.DISTRICT),
                Choice.open("school", OrganizationKind.SCHOOL));
    }

    private List<Option> zones(String theirs) {
        var known = ZONES.contains(theirs) || theirs.isEmpty()
                ? ZONES.stream()
                : Stream.concat(ZONES.stream(), Stream.of(theirs));
        return known.map(zone -> new Option(
                        zone,
                        texts.knows("people.zone." + zone.replace('/', '-'))
                                ? texts.say("people.zone." + zone.replace('/', '-'))
                                : zone))
                .toList();
    }

    /** Fills the form in with what is known. */
    Fields fill(Form form, Particulars known) {
        form.with("legal-name", known.legalName())
                .with("display-name", known.displayName().equals(known.legalName()) ? "" : known.displayName())
                .with("phone", known.phone())
                .with("zone", known.zone().getId())
                .with("member-number", known.memberNumber())
                .with(
                        "career-stage",
                        known.careerStage() == null ? null : known.careerStage().word())
                .with("years", known.yearsAsPrincipal())
                .with("needs", known.needs());
        return fields(
                form,
                choices.fill(form, "district", OrganizationKind.DISTRICT, known.district()),
                choices.fill(form, "school", OrganizationKind.SCHOOL, known.school()));
    }

    /** What was read: all of it is right when the form is right. */
    record Entry(Particulars particulars, Fields fields) {}

    Entry read(Form form) {
        String legalName = form.required("legal-name", Sentence.of("people.name.missing"));
        form.atMost("legal-name", 200);
        String displayName = form.atMost("display-name", 200);
        String phone = form.atMost("phone", 40);
        String memberNumber = form.atMost("member-number", 40);
        String needs = form.atMost("needs", 2000);
        var years = form.number("years", Sentence.of("people.years.wrong"));
        if (years.filter(number -> number < 0 || number > 60).isPresent()) {
            form.wrong("years", Sentence.of("people.years.wrong"));
        }
        var stage = CareerStage.find(form.text("career-stage"));
        if (stage.isEmpty() && !form.text("career-stage").isEmpty()) {
            form.wrong("career-stage", Sentence.of("people.stage.wrong"));
        }
        var district = choices.read(form, "district", OrganizationKind.DISTRICT, null);
        var school = choices.read(form, "school", OrganizationKind.SCHOOL, district.id());
        var itsDistrict = district.id() != null
                ? district.id()
                : Optional.ofNullable(school.id())
                        .flatMap(organizations::districtOf)
                        .orElse(null);
        return new Entry(
                new Particulars(
                        legalName,
                        displayName.isEmpty() ? legalName : displayName,
                        orNull(phone),
                        zone(form),
                        orNull(memberNumber),
                        stateOf(district.chosen(), school.chosen()),
                        stage.orElse(null),
                        years.orElse(null),
                        orNull(needs),
                        itsDistrict,
                        school.id()),
                fields(form, district, school));
    }

    private static @Nullable String stateOf(@Nullable OrganizationCard district, @Nullable OrganizationCard school) {
        return school != null ? school.state() : district != null ? district.state() : null;
    }

    private static ZoneId zone(Form form) {
        try {
            return ZoneId.of(form.required("zone", Sentence.of("people.zone.missing")));
        } catch (DateTimeException _) {
            form.wrong("zone", Sentence.of("people.zone.missing"));
            return ZoneId.of("America/Chicago");
        }
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** An address mail can go to, as it is kept. */
    static String email(Form form, String field) {
        String email = form.required(field, Sentence.of("people.email.missing"));
        if (!email.isEmpty() && (!ADDRESS.matcher(email).matches() || email.length() > LONGEST_ADDRESS)) {
            form.wrong(field, Sentence.of("people.email.wrong"));
        }
        return People.asKept(email);
    }

    /** A new passphrase; it is never shown again, not even when something else was wrong. */
    static String passphrase(Form form, String field, List<String> own) {
        // Blanks at the ends belong to a passphrase, so it is taken as it was typed.
        String passphrase = typed(form, field);
        if (passphrase.isBlank()) {
            form.wrong(field, Sentence.of("people.passphrase.missing"));
        } else {
            PassphraseRules.refusal(passphrase, own).ifPresent(why -> form.wrong(field, why));
        }
        return passphrase;
    }

    static String typed(Form form, String field) {
        var all = form.all(field);
        return all.isEmpty() ? "" : all.getFirst();
    }
}
