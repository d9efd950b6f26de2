package org.cadre.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Accounts.Account;
import org.cadre.people.BouncedAddresses.Bounced;
import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.people.PersonSection.Next;
import org.cadre.people.PersonSection.Shown;
import org.cadre.people.Roles.Grant;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything about one person on one page: what is next on top, then a section for each part of the program. */
@Component
class PersonPages {
    private static final int NEWEST = 50;

    /** How much of what is next stands on top. */
    private static final int MOST_NEXT = 6;

    private static final Comparator<Next> ORDER = Comparator.comparing(Next::urgency)
            .thenComparing(Next::on, Comparator.nullsLast(Comparator.naturalOrder()));

    /**
     * One person.
     *
     * @param mayActFor office acts for others, never for office
     * @param next what is next and the section where it stands
     */
    record PersonView(
            PersonCard person,
            @Nullable Account account,
            boolean mayActFor,
            List<Bounced> bounced,
            List<Ahead> next,
            List<Shown> sections,
            Form roleForm,
            Form addressForm) {}

    record Ahead(Next next, String href) {}

    /** Who they are. */
    record WhoView(PersonCard person, @Nullable String needs, Form addressForm, boolean addressOpen) {}

    /** What they may do and how they sign in; {@code last}: nobody else could do office's work. */
    record AccessView(
            PersonCard person,
            List<Grant> held,
            List<Grant> past,
            @Nullable Account account,
            boolean last,
            Form roleForm,
            Choice organization,
            List<Option> roles) {}

    /** What was done about them, newest first. */
    record TrailView(List<Trail.Entry> trail) {}

    private final People people;
    private final Roles roles;
    private final Accounts accounts;
    private final Trail trail;
    private final BouncedAddresses bounced;
    private final Texts texts;
    private final ObjectProvider<PersonSection> sections;
    private final ObjectProvider<PersonSteps> steps;

    PersonPages(
            People people,
            Roles roles,
            Accounts accounts,
            Trail trail,
            BouncedAddresses bounced,
            Texts texts,
            ObjectProvider<PersonSection> sections,
            ObjectProvider<PersonSteps> steps) {
        this.people = people;
        this.roles = roles;
        this.accounts = accounts;
        this.trail = trail;
        this.bounced = bounced;
        this.texts = texts;
        this.sections = sections;
        this.steps = steps;
    }

    static String address(UUID id) {
        return "/office/people/" + id;
    }

    PersonCard card(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NotFound::new);
    }

    boolean mayActFor(Viewer viewer, PersonId person) {
        return !viewer.isActedFor() && !viewer.id().equals(person) && !roles.has(person, Role.OFFICE);
    }

    Reply show(Viewer viewer, UUID id) {
        return Reply.show("people/office-person", view(viewer, id, Form.empty(), noOrganization(), null));
    }

    /** The page again, with what was typed about a role. */
    Reply againRole(Viewer viewer, UUID id, Form form, Choice organization) {
        return Reply.again("people/office-person", view(viewer, id, form, organization, null));
    }

    /** The page again, with the addresses that were typed. */
    Reply againAddress(Viewer viewer, UUID id, Form form) {
        return Reply.again("people/office-person", view(viewer, id, Form.empty(), noOrganization(), form));
    }

    static Choice noOrganization() {
        return Choice.open("organization", OrganizationKind.DISTRICT);
    }

    private PersonView view(Viewer viewer, UUID id, Form roleForm, Choice organization, @Nullable Form addressForm) {
        var card = card(id);
        var account = accounts.find(card.id()).orElse(null);
        var addresses = addressForm == null ? addressForm(card) : addressForm;
        var shown = new ArrayList<Shown>();
        shown.add(own(
                PersonSection.WHO,
                "who",
                "people.office.facts",
                "people/person-who",
                new WhoView(card, people.needs(card.id()).orElse(null), addresses, addressForm != null)));
        shown.add(own(
                PersonSection.ACCESS,
                "access",
                "people.office.access",
                "people/person-access",
                access(card, account, roleForm, organization)));
        shown.add(own(
                PersonSection.TRAIL,
                "trail",
                "people.trail.title",
                "people/person-trail",
                new TrailView(trail.newestAbout(card.id(), NEWEST))));
        sections.stream()
                .map(section -> section.of(viewer, card))
                .flatMap(Optional::stream)
                .forEach(shown::add);
        shown.sort(Comparator.comparingInt(Shown::order));
        return new PersonView(
                card,
                account,
                mayActFor(viewer, card.id()),
                bounced.of(card),
                next(shown, steps.stream().flatMap(one -> one.of(viewer, card).stream())),
                shown,
                roleForm,
                addresses);
    }

    private static Shown own(int order, String anchor, String title, String template, Object model) {
        return new Shown(order, anchor, Sentence.of(title), template, model, List.of());
    }

    private static List<Ahead> next(List<Shown> shown, Stream<Next> beside) {
        return Stream.concat(
                        shown.stream()
                                .flatMap(section -> section.next().stream()
                                        .map(next -> new Ahead(
                                                next, next.href() == null ? "#" + section.anchor() : next.href()))),
                        beside.map(next -> new Ahead(next, next.href() == null ? "#who" : next.href())))
                .sorted(Comparator.comparing(Ahead::next, ORDER))
                .limit(MOST_NEXT)
                .toList();
    }

    private AccessView access(PersonCard card, @Nullable Account account, Form roleForm, Choice organization) {
        var grants = roles.of(card.id());
        return new AccessView(
                card,
                grants.stream().filter(grant -> grant.until() == null).toList(),
                grants.stream().filter(grant -> grant.until() != null).toList(),
                account,
                roles.isLastOfOffice(card.id()),
                roleForm,
                organization,
                Arrays.stream(Role.values())
                        .map(role -> new Option(role.word(), texts.say("people.role." + role.word())))
                        .toList());
    }

    private static Form addressForm(PersonCard card) {
        return Form.empty()
                .with("email", card.email())
                .with("personal-email", card.personalEmail())
                .with("member-until", card.memberUntil());
    }
}
