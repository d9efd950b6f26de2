package org.cadre.notification.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form in which a message is written: what it offers to choose from, and what of it is refused. */
@Component
class MessageForm {
    static final int LONGEST_SUBJECT = 150;
    static final int LONGEST_BODY = 20_000;

    /**
     * What the form shows.
     *
     * @param placeholders as they are typed
     */
    record Sheet(Form form, String action, List<Option> audiences, List<Option> kinds, List<String> placeholders) {}

    private final Audiences audiences;
    private final Texts texts;

    MessageForm(Audiences audiences, Texts texts) {
        this.audiences = audiences;
        this.texts = texts;
    }

    Sheet sheet(Form form, String action, Viewer viewer) {
        var kinds = Arrays.stream(Kind.values())
                .map(kind -> new Option(kind.word(), texts.say("message.kind." + kind.word())))
                .toList();
        return new Sheet(
                form,
                action,
                options(viewer),
                kinds,
                Arrays.stream(Placeholder.values()).map(Placeholder::typed).toList());
    }

    private List<Option> options(Viewer viewer) {
        var options = new ArrayList<Option>();
        options.add(new Option("behind", texts.say("message.audience.behind")));
        for (int months : new int[] {1, 3, 6, 12}) {
            options.add(new Option("expiring:" + months, texts.say("message.audience.expiring-within", months)));
        }
        audiences
                .lists(viewer)
                .forEach(one ->
                        options.add(new Option("list:" + one.id(), texts.say("message.audience.of-list", one.name()))));
        audiences
                .cohorts()
                .forEach(one -> options.add(new Option(
                        "cohort:" + one.id(), texts.say("message.audience.of-cohort.choice", one.name(), one.day()))));
        audiences
                .offerings()
                .forEach(one -> options.add(new Option(
                        "offering:" + one.id(),
                        texts.say("message.audience.of-offering.choice", one.name(), one.day()))));
        return options;
    }

    static String choice(Audience audience) {
        return switch (audience) {
            case Audience.OfOffering(UUID offering) -> "offering:" + offering;
            case Audience.OfCohort(UUID cohort) -> "cohort:" + cohort;
            case Audience.Behind() -> "behind";
            case Audience.Expiring(int months) -> "expiring:" + months;
            case Audience.OfList(UUID list) -> "list:" + list;
        };
    }

    Form filled(Message message) {
        return Form.empty()
                .with("audience", choice(message.audience()))
                .with("kind", message.kind().word())
                .with("subject", message.subject())
                .with("body", message.body())
                .with("completeOnly", message.completeOnly() ? "on" : null);
    }

    /** What was typed, where all of it is right; the form says what is wrong. */
    Optional<Message.Words> read(Form form, Viewer viewer) {
        var audience = audience(form.text("audience"), viewer);
        if (audience == null) {
            form.wrong("audience", Sentence.of("message.audience.missing"));
        }
        var kind = Kind.find(form.text("kind")).orElse(null);
        if (kind == null) {
            form.wrong("kind", Sentence.of("message.kind.missing"));
        }
        String subject = text(form, "subject", LONGEST_SUBJECT).replaceAll("\\s+", " ");
        String body = text(form, "body", LONGEST_BODY);
        return form.isRight() && audience != null && kind != null
                ? Optional.of(new Message.Words(kind, subject, body, audience, form.ticked("completeOnly")))
                : Optional.empty();
    }

    private @Nullable Audience audience(String choice, Viewer viewer) {
        String[] parts = choice.split(":", 2);
        try {
            return switch (parts[0]) {
                case "behind" -> new Audience.Behind();
                case "expiring" -> expiring(Integer.parseInt(parts[1]));
                case "cohort" ->
                    found(
                            audiences.isCohort(UUID.fromString(parts[1])),
                            new Audience.OfCohort(UUID.fromString(parts[1])));
                case "offering" ->
                    found(
                            audiences.isOffering(UUID.fromString(parts[1])),
                            new Audience.OfOffering(UUID.fromString(parts[1])));
                case "list" ->
                    found(
                            audiences.isList(UUID.fromString(parts[1]), viewer),
                            new Audience.OfList(UUID.fromString(parts[1])));
                default -> null;
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            return null;
        }
    }

    private static @Nullable Audience expiring(int months) {
        return months >= 1 && months <= 24 ? new Audience.Expiring(months) : null;
    }

    private static @Nullable Audience found(boolean isThere, Audience audience) {
        return isThere ? audience : null;
    }

    private static String text(Form form, String field, int longest) {
        form.required(field, Sentence.of("message." + field + ".missing"));
        var text = new MessageText(form.atMost(field, longest));
        for (String word : text.unknown()) {
            form.wrong(
                    field,
                    Sentence.of(
                            "message.placeholder.unknown",
                            "{" + word + "}",
                            Placeholder.nearest(word).typed()));
        }
        if (text.hasLooseBrace()) {
            form.wrong(field, Sentence.of("message.placeholder.loose"));
        }
        return text.typed();
    }
}
