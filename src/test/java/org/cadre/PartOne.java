package org.cadre;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cadre.attendance.Attendances;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingPlan;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionPlan;
import org.cadre.people.NewPerson;
import org.cadre.people.OrganizationId;
import org.cadre.people.OrganizationKind;
import org.cadre.people.Organizations;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.OfferingKind;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.Registrations;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Part one of the program for tests: people with roles, events, seats and attendance, made through the doors. */
public final class PartOne {
    public static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
    public static final int PRICE = 49_500;

    private final People people;
    private final Organizations organizations;
    private final Roles roles;
    private final Offerings offerings;
    private final Editions editions;
    private final Registrations registrations;
    private final Orders orders;
    private final Attendances attendances;
    private final ProgramClock clock;
    private final JdbcClient jdbc;
    private final Clock system;
    private final TransactionTemplate transaction;

    public PartOne(ApplicationContext beans) {
        this.people = beans.getBean(People.class);
        this.organizations = beans.getBean(Organizations.class);
        this.roles = beans.getBean(Roles.class);
        this.offerings = beans.getBean(Offerings.class);
        this.editions = beans.getBean(Editions.class);
        this.registrations = beans.getBean(Registrations.class);
        this.orders = beans.getBean(Orders.class);
        this.attendances = beans.getBean(Attendances.class);
        this.clock = beans.getBean(ProgramClock.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.system = beans.getBean(Clock.class);
        this.transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
    }

    private <T> T once(Supplier<T> deed) {
        return transaction.execute(_ -> deed.get());
    }

    /** Somebody with an account and these roles. */
    public PersonId person(String name, Role... has) {
        return staffOf(null, name, has);
    }

    public PersonId staffOf(@Nullable OrganizationId district, String name, Role... has) {
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@bluebonnet.example";
        var id = once(() -> people.create(
                Actor.SYSTEM,
                NewPerson.named(name, email, CENTRAL).at(district, null).asSample()));
        jdbc.sql("insert into account (person, confirmed_at) values (:person, :now)")
                .param("person", id.value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        for (Role role : has) {
            roles.grant(Actor.SYSTEM, id, role, role == Role.DISTRICT ? district : null);
        }
        return id;
    }

    public OrganizationId district(String name) {
        return once(() -> organizations.add(Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, name)));
    }

    /** A visitor who is signed in as that person. */
    public Visitor signedIn(PersonId person) {
        return Visitor.as(people.find(person).orElseThrow().email().split("@", 2)[0]);
    }

    /** An institute of two days in Austin. */
    public OfferingId institute(LocalDate firstDay, int seats, PersonId... trainers) {
        return event(OfferingKind.LII, "Leadership Immersion Institute", firstDay, seats, PRICE, trainers);
    }

    public OfferingId recertification(LocalDate day, int seats, PersonId... trainers) {
        return event(OfferingKind.RECERTIFICATION, "Recertification Training", day, seats, PRICE, trainers);
    }

    public OfferingId event(
            OfferingKind kind, String title, LocalDate firstDay, int seats, int cents, PersonId... trainers) {
        var lastDay = kind == OfferingKind.LII || kind == OfferingKind.IN_HOUSE ? firstDay.plusDays(1) : firstDay;
        var plan = new OfferingPlan(
                kind,
                title,
                "Bluebonnet Hall",
                "1 Example Plaza",
                "Austin",
                "TX",
                CENTRAL,
                firstDay,
                lastDay,
                null,
                cents,
                null,
                kind != OfferingKind.IN_HOUSE,
                seats,
                List.of(trainers),
                true);
        var edition = editions.current(Editions.NATIONAL);
        return once(() -> offerings.offer(
                plan,
                editions.idOf(Editions.NATIONAL),
                SessionPlan.usual(kind, title, edition, firstDay, lastDay),
                Actor.SYSTEM));
    }

    public Placing reserve(PersonId person, OfferingId offering) {
        return reserve(person, offering, null);
    }

    public Placing reserve(PersonId person, OfferingId offering, @Nullable OrganizationId payer) {
        int cents = offerings.find(offering).orElseThrow().priceCents();
        var request = OrderRequest.own(
                offering,
                person,
                payer,
                payer == null ? FeeCategory.NON_MEMBER : FeeCategory.DISTRICT,
                payer == null ? PaysBy.CHECK : PaysBy.PURCHASE_ORDER,
                false,
                cents);
        return once(() -> orders.place(request, Actor.of(person.value())));
    }

    public RegistrationId held(PersonId person, OfferingId offering, @Nullable OrganizationId payer) {
        return ((Placing.Placed) reserve(person, offering, payer)).seats().getFirst();
    }

    public RegistrationId confirmed(PersonId person, OfferingId offering) {
        return confirmed(person, offering, null);
    }

    public RegistrationId confirmed(PersonId person, OfferingId offering, @Nullable OrganizationId payer) {
        var registration = held(person, offering, payer);
        confirm(registration);
        return registration;
    }

    /** Notes the check of a seat that is held, or the purchase order that was accepted for it. No papers are drawn. */
    public boolean confirm(RegistrationId registration) {
        return settle(new OrderId(jdbc.sql("select orders from registration where id = :id")
                .param("id", registration.value())
                .query(UUID.class)
                .single()));
    }

    /** Notes the check or the purchase order of an order that waits. */
    public boolean settle(OrderId id) {
        var order = orders.find(id).orElseThrow();
        if (order.paysBy() == PaysBy.PURCHASE_ORDER) {
            return once(() -> {
                jdbc.sql("""
                        insert into purchase_order (id, orders, number, state, received_at, decided_at)
                        values (:id, :order, '1001', 'accepted', :now, :now)
                        """)
                        .param("id", Ids.next())
                        .param("order", id.value())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update();
                return orders.confirm(id, ConfirmedBy.PURCHASE_ORDER, null, Actor.SYSTEM);
            });
        }
        return once(() -> orders.notePayment(
                id,
                order.totalCents(),
                LedgerEntry.Method.CHECK,
                "1001",
                clock.today(),
                "settled:" + id,
                Actor.SYSTEM));
    }

    public void givenUp(RegistrationId registration, PersonId by) {
        var viewer = new Viewer(by, "", CENTRAL, Set.of(), null, null);
        once(() -> registrations.giveUp(registration, viewer));
    }

    /** Marks minutes in the sessions of an event, from the first on; all of a session's when there are more of them. */
    public void attended(OfferingId offering, RegistrationId registration, int... minutes) {
        var sessions = offerings.sessions(offering);
        for (int i = 0; i < minutes.length; i++) {
            var session = sessions.get(i);
            var present = Map.of(registration, Math.min(minutes[i], session.minutes()));
            var event = offerings.find(offering).orElseThrow();
            transaction.executeWithoutResult(_ -> attendances.mark(event, session, present, Actor.SYSTEM));
        }
    }

    public void attendedAll(OfferingId offering, RegistrationId... registrations) {
        for (var session : offerings.sessions(offering)) {
            var present = List.of(registrations).stream().collect(Collectors.toMap(one -> one, _ -> session.minutes()));
            var event = offerings.find(offering).orElseThrow();
            transaction.executeWithoutResult(_ -> attendances.mark(event, session, present, Actor.SYSTEM));
        }
    }

    public void closed(OfferingId offering) {
        once(() -> attendances.close(offering, Actor.SYSTEM));
    }

    public LocalDate today() {
        return clock.today();
    }

    public LocalDate inDays(int days) {
        return clock.today().plusDays(days);
    }

    /** How many mails somebody got whose subject begins so. */
    public int mails(PersonId person, String subject) {
        return jdbc.sql("select count(*) from mail where about = :person and subject like :subject || '%'")
                .param("person", person.value())
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }
}
