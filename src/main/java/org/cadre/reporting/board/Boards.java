package org.cadre.reporting.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.Satisfaction;
import org.cadre.evaluation.StillPrincipals;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.DateRange;
import org.cadre.reporting.board.Board.Line;
import org.cadre.reporting.board.Board.Link;
import org.cadre.reporting.board.Board.Section;
import org.cadre.reporting.board.BoardFigures.Part;
import org.springframework.stereotype.Component;

/** Puts the report of a period together, beside the period it is compared with. */
@Component
class Boards {
    private static final String DOLLARS = "USD";

    private final BoardFigures figures;
    private final FundMoney money;
    private final Satisfaction satisfaction;
    private final StillPrincipals stillPrincipals;
    private final ProgramClock clock;

    Boards(
            BoardFigures figures,
            FundMoney money,
            Satisfaction satisfaction,
            StillPrincipals stillPrincipals,
            ProgramClock clock) {
        this.figures = figures;
        this.money = money;
        this.satisfaction = satisfaction;
        this.stillPrincipals = stillPrincipals;
        this.clock = clock;
    }

    Board of(Period asked, Viewer viewer) {
        var period = asked.until(clock.today());
        var before = period.before();
        var now = figures.of(period, viewer);
        var then = figures.of(before, viewer);
        var funds = money.of(period, viewer);
        var sections = new ArrayList<Section>();
        sections.add(new Section(
                "served",
                true,
                lines(period, now, then, Measure.SERVED, Measure.PARTICIPANTS, Measure.MITS, Measure.PROTEGES)));
        sections.add(kinds("proteges", Measure.PROTEGES, period, before, viewer));
        sections.add(parts(
                "states",
                figures.byState(period, viewer),
                figures.byState(before, viewer),
                part -> Sentence.of("web.itself", part.name()),
                part -> BoardFilter.ofState(part.name()),
                period,
                Measure.SERVED));
        sections.add(parts(
                "districts",
                figures.byDistrict(period, viewer),
                figures.byDistrict(before, viewer),
                part -> Sentence.of("web.itself", part.name()),
                part -> BoardFilter.ofDistrict(part.id()),
                period,
                Measure.SERVED));
        var held = new ArrayList<>(lines(period, now, then, Measure.OFFERINGS));
        held.addAll(
                kinds("offerings", Measure.OFFERINGS, period, before, viewer).lines());
        sections.add(new Section("offerings", true, held));
        sections.add(new Section("completion", false, lines(period, now, then, Measure.PART_ONE, Measure.INTERNSHIPS)));
        sections.add(certificates(period, now, then));
        sections.add(hours(period, now, then));
        sections.add(new Section("satisfaction", false, List.of(satisfied(period, before))));
        sections.add(new Section("retention", false, retained(period, before)));
        sections.add(new Section("money", false, totals(period, funds, money.of(before, viewer))));
        return new Board(
                period,
                before,
                sections.stream().filter(one -> !one.lines().isEmpty()).toList(),
                funds);
    }

    private static List<Line> lines(Period period, Figures now, Figures then, Measure... measures) {
        var lines = new ArrayList<Line>();
        for (var measure : measures) {
            lines.add(line(
                    measure,
                    period,
                    amount(measure, now.of(measure)),
                    amount(measure, then.of(measure)),
                    now.of(measure)));
        }
        return lines;
    }

    private static Line line(Measure measure, Period period, Amount now, Amount before, Figure figure) {
        var all = link(measure, period, BoardFilter.ALL, "units", figure.units());
        var link = switch (measure.unit()) {
            case COUNT -> all;
            case RATE -> well(measure, period, true, figure.good(), all);
            case HOURS -> link(measure, period, BoardFilter.ALL, "minutes", figure.minutes());
        };
        return new Line(Sentence.of(measure.label()), Sentence.of(measure.definition()), now, before, link);
    }

    private static Amount amount(Measure measure, Figure figure) {
        return switch (measure.unit()) {
            case COUNT -> new Amount.Count(figure.units());
            case RATE -> new Amount.Rate(figure.good(), figure.units());
            case HOURS -> new Amount.Hours(figure.minutes());
        };
    }

    private static Link well(Measure measure, Period period, boolean well, long number, Link all) {
        var one = link(measure, period, BoardFilter.thatWentWell(well), "units", number);
        return new Link(one.href(), one.sum(), one.number(), all);
    }

    static Link link(Measure measure, Period period, BoardFilter filter, String sum, long number) {
        return new Link(
                BoardListPage.PLACE + "/" + measure.word() + "?" + period.query() + filter.query(), sum, number, null);
    }

    private Section kinds(String word, Measure measure, Period period, Period before, Viewer viewer) {
        return parts(
                word,
                figures.byKind(measure, period, viewer),
                figures.byKind(measure, before, viewer),
                part -> Sentence.of("board.kind." + part.name().replace(' ', '-')),
                part -> BoardFilter.ofKind(part.name()),
                period,
                measure);
    }

    /** Each part that there is now, beside what it was; what there was before alone comes last, with nothing now. */
    private static Section parts(
            String word,
            List<Part> now,
            List<Part> then,
            Function<Part, Sentence> label,
            Function<Part, BoardFilter> filter,
            Period period,
            Measure measure) {
        var earlier = new HashMap<String, Long>();
        then.forEach(part -> earlier.put(part.name() + part.id(), part.units()));
        var lines = new ArrayList<Line>();
        for (var part : now) {
            lines.add(part(part, earlier.getOrDefault(part.name() + part.id(), 0L), label, filter, period, measure));
            earlier.remove(part.name() + part.id());
        }
        for (var part : then) {
            if (earlier.containsKey(part.name() + part.id())) {
                var gone = new Part(part.name(), part.id(), 0);
                lines.add(part(gone, part.units(), label, filter, period, measure));
            }
        }
        return new Section(word, true, lines);
    }

    private static Line part(
            Part part,
            long before,
            Function<Part, Sentence> label,
            Function<Part, BoardFilter> filter,
            Period period,
            Measure measure) {
        return new Line(
                part.name().isEmpty() ? Sentence.of("board.not-known") : label.apply(part),
                null,
                new Amount.Count(part.units()),
                new Amount.Count(before),
                link(measure, period, filter.apply(part), "units", part.units()));
    }

    private static Section certificates(Period period, Figures now, Figures then) {
        var lines = new ArrayList<>(lines(period, now, then, Measure.AWARDED, Measure.RENEWED, Measure.ENDED));
        var ended = now.of(Measure.ENDED);
        var before = then.of(Measure.ENDED);
        long expired = ended.units() - ended.good();
        lines.add(new Line(
                Sentence.of("board.measure.expired"),
                Sentence.of("board.measure.expired.is"),
                new Amount.Count(expired),
                new Amount.Count(before.units() - before.good()),
                link(Measure.ENDED, period, BoardFilter.thatWentWell(false), "units", expired)));
        return new Section("certificates", false, lines);
    }

    private static Section hours(Period period, Figures now, Figures then) {
        var lines = new ArrayList<>(lines(period, now, then, Measure.PD_HOURS, Measure.CONTACT_HOURS));
        var contact = now.of(Measure.CONTACT_HOURS);
        var before = then.of(Measure.CONTACT_HOURS);
        lines.add(new Line(
                Sentence.of("board.measure.confirmed"),
                Sentence.of("board.measure.confirmed.is"),
                new Amount.Rate(contact.goodMinutes() / 60, contact.minutes() / 60),
                new Amount.Rate(before.goodMinutes() / 60, before.minutes() / 60),
                link(Measure.CONTACT_HOURS, period, BoardFilter.thatWentWell(true), "minutes", contact.goodMinutes())));
        return new Section("hours", false, lines);
    }

    private Line satisfied(Period period, Period before) {
        return new Line(
                Sentence.of("board.measure.satisfaction"),
                Sentence.of("board.measure.satisfaction.is"),
                mean(period),
                mean(before),
                results(period));
    }

    /** Answers have no list of who gave them: their results are the nearest. */
    private static Link results(Period period) {
        return new Link(
                "/evaluations/results?moment=%s&from=%s&until=%s"
                        .formatted(Moment.OFFERING.key(), period.from(), period.to()),
                "",
                0,
                null);
    }

    private Amount mean(Period period) {
        var mean = satisfaction.of(new DateRange(period.from(), period.to()));
        return mean.mean() == null
                ? new Amount.Unknown("board.measure.satisfaction.none")
                : new Amount.Mean(mean.mean(), mean.answers());
    }

    private List<Line> retained(Period period, Period before) {
        var now = stillPrincipals.of(new DateRange(period.from(), period.to()));
        var then = stillPrincipals.of(new DateRange(before.from(), before.to()));
        return List.of(
                retained("one", now.afterOneYear(), then.afterOneYear(), period),
                retained("two", now.afterTwoYears(), then.afterTwoYears(), period));
    }

    private static Line retained(
            String years, StillPrincipals.Followed now, StillPrincipals.Followed then, Period period) {
        return new Line(
                Sentence.of("board.measure.retained-" + years),
                Sentence.of("board.measure.retained.is", now.followedUp(), now.asked()),
                followed(now),
                followed(then),
                new Link("/evaluations/follow-ups?" + period.query(), "", 0, null));
    }

    private static Amount followed(StillPrincipals.Followed followed) {
        return followed.asked() == 0
                ? new Amount.Unknown("board.measure.retained.none")
                : new Amount.Rate(followed.stillPrincipals(), followed.followedUp());
    }

    private static List<Line> totals(Period period, List<FundMoney.Fund> now, List<FundMoney.Fund> then) {
        String own = FundMoney.PLACE + "?" + period.query();
        return List.of(
                total("charged", now, then, FundMoney.Fund::charged, own + "&kind=charge"),
                total("received", now, then, FundMoney.Fund::received, own + "&kind=payment"),
                total("refunded", now, then, FundMoney.Fund::refunded, own + "&kind=refund"),
                total("credited", now, then, FundMoney.Fund::credited, own + "&kind=credit"),
                total("open", now, then, FundMoney.Fund::open, FundMoney.PLACE + "?to=" + period.to()));
    }

    private static Line total(
            String word,
            List<FundMoney.Fund> now,
            List<FundMoney.Fund> then,
            ToLongFunction<FundMoney.Fund> of,
            String href) {
        long sum = sum(now, of);
        return new Line(
                Sentence.of("board.money." + word),
                Sentence.of("board.money." + word + ".is"),
                new Amount.Money(sum, DOLLARS),
                new Amount.Money(sum(then, of), DOLLARS),
                new Link(href, word, sum, null));
    }

    private static long sum(List<FundMoney.Fund> funds, ToLongFunction<FundMoney.Fund> of) {
        return funds.stream()
                .filter(one -> one.account().isEmpty() && one.currency().equals(DOLLARS))
                .mapToLong(of)
                .sum();
    }
}
