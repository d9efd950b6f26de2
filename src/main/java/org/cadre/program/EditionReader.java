package org.cadre.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cadre.platform.text.Sentence;
import org.cadre.standards.NamedFramework;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads an edition from its document, section by section, and checks what concerns more than one of them. */
final class EditionReader {
    private static final int DAY_MINUTES = 24 * 60;
    private static final int MOST_MINUTES = 100_000;
    private static final int MOST_MONTHS = 48;
    /** Where an edition says nothing: in the middle of nine months. */
    private static final int PLAN_REVIEW_AFTER_MONTH = 4;
    /** Where an edition says nothing: a week. */
    private static final int REST_AFTER_NOTE_DAYS = 7;

    private static final String PART_ONE = "partOne";
    private static final Map<String, ConfirmationLevel> LEVELS = levels();
    private static final List<String> REQUIREMENT_KINDS = List.of(
            "all",
            "any",
            "atLeast",
            "modulesAttended",
            "pdMinutes",
            "pairingInForce",
            "contactMinutes",
            "contactCadence",
            "monthlyReportsAccepted",
            "meetingsAttended",
            "projectPassed",
            "recertificationAttended");

    private final EditionProblems problems;
    private final Map<String, NamedFramework> frameworks;
    private final Set<String> requirementKeys = new LinkedHashSet<>();
    private Map<String, Edition.ProgramModule> modules = Map.of();
    private boolean modulesAreRight;
    private ConfirmationLevel level = ConfirmationLevel.VERIFIED;
    private int months = MOST_MONTHS;
    private @Nullable Requirement partOne;

    EditionReader(EditionProblems problems, Map<String, NamedFramework> frameworks) {
        this.problems = problems;
        this.frameworks = frameworks;
    }

    private static Map<String, ConfirmationLevel> levels() {
        var levels = new LinkedHashMap<String, ConfirmationLevel>();
        for (var level : ConfirmationLevel.values()) {
            levels.put(level.key(), level);
        }
        return levels;
    }

    /** What it gives back is only an edition if there were no problems. */
    Edition read(MappingNode document) {
        var root = new EditionSection(problems, "", document);
        var slug = root.name("slug");
        var version = root.text("version");
        var title = root.text("title");
        var effective = root.day("effective");
        var parent = root.textIfAny("parent");
        if (parent != null && parent.equals(slug)) {
            root.wrong("parent", Sentence.of("program.edition.own-parent"));
        }
        var standards = root.textsAmong("standards", frameworks.keySet()).stream()
                .flatMap(key -> Stream.ofNullable(frameworks.get(key)))
                .toList();
        var moduleList = modules(root);
        var attendance = attendance(root.section("attendance"));
        var internship = internship(root.section("internship"));
        var hours = hours(root.section("hours"));

        var requirements = root.section("requirements");
        var partOneTree = requirement(requirements.section(PART_ONE));
        partOne = partOneTree;
        var certification = requirement(requirements.section("certification"));
        var renewalTree = requirement(requirements.section("renewal"));
        requirements.close();

        var prompts = prompts(root.section("report"));
        var meetings = meetings(root.section("meetings"));
        var project = project(root.section("project"));
        var rubric = rubric(root.section("rubric"));
        var agreement = agreement(root.section("agreement"));
        var certificate = root.section("certificate");
        int validityYears = certificate.whole("validityYears", 1, 50);
        certificate.close();
        var renewal = renewal(root.section("renewal"));
        var risks = risks(root.section("risks"));
        var calendar = calendar(root.section("calendar"));
        root.close();
        return new Edition(
                slug,
                version,
                title,
                effective,
                parent,
                moduleList,
                partOneTree,
                certification,
                renewalTree,
                attendance,
                internship,
                hours,
                prompts,
                meetings,
                project,
                rubric,
                agreement,
                validityYears,
                renewal,
                risks,
                standards,
                calendar);
    }

    private List<Edition.ProgramModule> modules(EditionSection root) {
        int before = problems.all().size();
        var byKey = new LinkedHashMap<String, Edition.ProgramModule>();
        var keys = new Once("key");
        var orders = new HashMap<Integer, String>();
        for (var section : root.sections("modules")) {
            var key = keys.name(section);
            int order = section.whole("order", 1, 100);
            var module = new Edition.ProgramModule(
                    key,
                    order,
                    section.text("title"),
                    section.whole("minutes", 1, DAY_MINUTES),
                    section.text("learned"));
            var other = section.isRight("order") ? orders.putIfAbsent(order, key) : null;
            if (other != null) {
                section.wrong("order", Sentence.of("program.edition.same-order", order, other));
            }
            section.close();
            byKey.putIfAbsent(key, module);
        }
        modules = byKey;
        modulesAreRight = problems.all().size() == before;
        return byKey.values().stream()
                .sorted((one, other) -> Integer.compare(one.order(), other.order()))
                .toList();
    }

    /** Keys that may stand only once among their siblings. */
    private static final class Once {
        private final String field;
        private final Set<String> seen = new LinkedHashSet<>();

        Once(String field) {
            this.field = field;
        }

        String name(EditionSection section) {
            var name = section.name(field);
            if (section.isRight(field) && !seen.add(name)) {
                section.wrong(field, Sentence.of("program.edition.named-twice", "“" + name + "”"));
            }
            return name;
        }
    }

    private Edition.AttendanceRule attendance(EditionSection section) {
        boolean partial = section.flag("partialCredit");
        boolean madeUp = section.flag("missedModuleCanBeMadeUp");
        int closes = section.whole("closesAfterWorkingDays", 0, 60);
        int recertification = section.whole("recertificationMinutes", 1, MOST_MINUTES);
        var types = new ArrayList<Edition.CreditType>();
        var keys = new Once("key");
        for (var type : section.sections("creditTypes")) {
            types.add(new Edition.CreditType(
                    keys.name(type), type.text("title"), type.whole("minutes", 1, MOST_MINUTES)));
            type.close();
        }
        section.close();
        return new Edition.AttendanceRule(partial, madeUp, closes, recertification, types);
    }

    private Edition.InternshipRule internship(EditionSection section) {
        int length = section.whole("months", 1, MOST_MONTHS);
        if (section.isRight("months")) {
            months = length;
        }
        var planReview = section.wholeIfAny("planReviewAfterMonth", 0, MOST_MONTHS);
        var rule = new Edition.InternshipRule(
                length,
                section.whole("partOneWithinMonths", 1, 600),
                section.whole("agreementDueDays", 1, 365),
                section.whole("extensionMonths", 0, 12),
                section.whole("completionFromMonth", 1, MOST_MONTHS),
                section.whole("reportDueDays", 0, 90),
                section.flag("coachIsCertifiedMentor"),
                section.flag("officeMayAppointAnotherCoach"),
                section.flagUnlessSaid("hoursCarryOver"),
                !section.flagIfAny("mentorMayEvaluate"),
                planReview == null ? Math.max(0, Math.min(PLAN_REVIEW_AFTER_MONTH, length - 1)) : planReview);
        if (section.isRight("months") && rule.completionFromMonth() > length) {
            section.wrong(
                    "completionFromMonth",
                    Sentence.of("program.edition.more-than-months", rule.completionFromMonth(), length));
        }
        section.close();
        return rule;
    }

    private HoursPolicy hours(EditionSection section) {
        int step = section.whole("stepMinutes", 1, 60);
        var shortcuts = section.wholes("shortcuts", 1, DAY_MINUTES);
        if (section.isRight("stepMinutes") && shortcuts.stream().anyMatch(minutes -> minutes % step != 0)) {
            section.wrong("shortcuts", Sentence.of("program.edition.off-step", step));
        }
        int longest = section.whole("longestMinutes", 1, DAY_MINUTES);
        int reasonOver = section.whole("reasonOverMinutes", 1, DAY_MINUTES);
        if (section.isRight("longestMinutes") && reasonOver > longest) {
            section.wrong("reasonOverMinutes", Sentence.of("program.edition.over-longest", reasonOver, longest));
        }
        level = section.choice("level", LEVELS, ConfirmationLevel.VERIFIED);
        var silence = section.section("silence");
        var silenceRule = new HoursPolicy.Silence(silence.whole("days", 1, 365), silence.whole("reminders", 0, 10));
        silence.close();
        var policy = new HoursPolicy(
                step,
                shortcuts,
                reasonOver,
                longest,
                section.whole("backDatingDays", 0, 365),
                level,
                section.whole("lookBelowConfirmedPercent", 0, 100),
                section.whole("paceWarningPercent", 0, 100),
                silenceRule,
                modes(section, longest),
                section.texts("notCounted"));
        section.close();
        return policy;
    }

    private static List<HoursPolicy.ContactMode> modes(EditionSection section, int longest) {
        var modes = new ArrayList<HoursPolicy.ContactMode>();
        var keys = new Once("key");
        for (var mode : section.sections("modes")) {
            var own = mode.wholeIfAny("reasonOverMinutes", 1, DAY_MINUTES);
            if (own != null && section.isRight("longestMinutes") && own > longest) {
                mode.wrong("reasonOverMinutes", Sentence.of("program.edition.over-longest", own, longest));
            }
            modes.add(new HoursPolicy.ContactMode(
                    keys.name(mode),
                    mode.text("title"),
                    mode.flag("live"),
                    mode.flag("counts"),
                    own,
                    mode.wholeIfAny("capMinutes", 1, MOST_MINUTES)));
            mode.close();
        }
        return modes;
    }

    private Requirement requirement(EditionSection section) {
        var key = section.name("key");
        if (section.isRight("key") && !requirementKeys.add(key)) {
            section.wrong("key", Sentence.of("program.edition.named-twice", "“" + key + "”"));
        }
        var title = section.text("title");
        var kinds = REQUIREMENT_KINDS.stream().filter(section::has).toList();
        if (kinds.isEmpty()) {
            if (section.isThere() && !section.hasMore()) {
                section.wrong(Sentence.of("program.edition.no-kind", String.join(", ", REQUIREMENT_KINDS)));
            }
            section.close(REQUIREMENT_KINDS);
            return new Requirement.AllOf(key, title, List.of());
        }
        var requirement = requirement(section, kinds.getFirst(), key, title);
        if (kinds.size() > 1) {
            section.wrong(kinds.get(1), Sentence.of("program.edition.two-kinds", kinds.get(0), kinds.get(1)));
        }
        section.close(kinds);
        return requirement;
    }

    private Requirement requirement(EditionSection section, String kind, String key, String title) {
        return switch (kind) {
            case "all" -> new Requirement.AllOf(key, title, parts(section, "all"));
            case "any" -> new Requirement.AnyOf(key, title, parts(section, "any"));
            case "atLeast" -> atLeast(section, key, title);
            case "modulesAttended" -> modulesAttended(section, key, title);
            case "pdMinutes" -> pdMinutes(section, key, title);
            case "pairingInForce" -> {
                section.mustBeTrue(kind);
                yield new Requirement.PairingInForce(key, title);
            }
            case "contactMinutes" ->
                new Requirement.ContactMinutes(key, title, section.whole(kind, 1, MOST_MINUTES), level(section));
            case "contactCadence" ->
                new Requirement.ContactCadence(
                        key, title, ofTheMonths(section, kind), level(section), section.flagIfAny("excusable"));
            case "monthlyReportsAccepted" ->
                new Requirement.MonthlyReportsAccepted(key, title, ofTheMonths(section, kind));
            case "meetingsAttended" -> meetingsAttended(section, key, title);
            case "projectPassed" -> {
                section.mustBeTrue(kind);
                yield new Requirement.ProjectPassed(key, title);
            }
            case "recertificationAttended" ->
                new Requirement.RecertificationAttended(key, title, section.whole(kind, 1, MOST_MINUTES));
            default -> throw new IllegalArgumentException("no kind of requirement is called " + kind);
        };
    }

    private List<Requirement> parts(EditionSection section, String key) {
        var parts = new ArrayList<Requirement>();
        for (var entry : section.entries(key)) {
            if (entry.node() instanceof ScalarNode scalar && scalar.getValue().equals(PART_ONE)) {
                if (partOne == null) {
                    problems.add(entry.line(), entry.path(), Sentence.of("program.edition.part-one-in-itself"));
                } else {
                    parts.add(partOne);
                }
                continue;
            }
            var part = section.section(entry);
            if (part != null) {
                parts.add(requirement(part));
            }
        }
        return parts;
    }

    private Requirement atLeast(EditionSection section, String key, String title) {
        int count = section.whole("atLeast", 1, 1000);
        int listed = section.entries("of").size();
        if (section.isRight("atLeast") && section.isRight("of") && count > listed) {
            section.wrong("atLeast", Sentence.of("program.edition.more-than-parts", count, listed));
        }
        return new Requirement.AtLeast(key, title, count, parts(section, "of"));
    }

    private Requirement modulesAttended(EditionSection section, String key, String title) {
        var wanted = "all".equals(section.word("modulesAttended")) || modules.isEmpty()
                ? section.all("modulesAttended", modules.keySet())
                : section.textsAmong("modulesAttended", modules.keySet());
        var minutes = section.wholeIfAny("minutes", 1, DAY_MINUTES);
        var attended = new ArrayList<Requirement.ModuleMinutes>();
        for (var name : wanted) {
            var module = modules.get(name);
            int own = module == null ? 1 : module.minutes();
            if (minutes != null && modulesAreRight && minutes > own) {
                section.wrong("minutes", Sentence.of("program.edition.over-module", minutes, name, own));
            }
            attended.add(new Requirement.ModuleMinutes(name, minutes == null ? own : minutes));
        }
        return new Requirement.ModulesAttended(key, title, attended);
    }

    private Requirement pdMinutes(EditionSection section, String key, String title) {
        int minutes = section.whole("pdMinutes", 1, MOST_MINUTES);
        int offered = modules.values().stream()
                .mapToInt(Edition.ProgramModule::minutes)
                .sum();
        if (section.isRight("pdMinutes") && modulesAreRight && minutes > offered) {
            section.wrong("pdMinutes", Sentence.of("program.edition.over-modules", minutes, offered));
        }
        return new Requirement.PdMinutes(key, title, minutes);
    }

    private ConfirmationLevel level(EditionSection section) {
        return section.has("level") ? section.choice("level", LEVELS, level) : section.none("level", level);
    }

    private int ofTheMonths(EditionSection section, String key) {
        int count = section.whole(key, 1, 1000);
        if (section.isRight(key) && count > months) {
            section.wrong(key, Sentence.of("program.edition.more-than-months", count, months));
        }
        return count;
    }

    private Requirement meetingsAttended(EditionSection section, String key, String title) {
        int count = section.whole("meetingsAttended", 1, 1000);
        int of = ofTheMonths(section, "of");
        if (section.isRight("meetingsAttended") && section.isRight("of") && count > of) {
            section.wrong("meetingsAttended", Sentence.of("program.edition.more-than-parts", count, of));
        }
        return new Requirement.MeetingsAttended(key, title, count, of);
    }

    private static List<Edition.ReportPrompt> prompts(EditionSection section) {
        var kinds = new LinkedHashMap<String, Edition.PromptKind>();
        kinds.put("filled in", Edition.PromptKind.FILLED_IN);
        kinds.put("text", Edition.PromptKind.TEXT);
        kinds.put("tick", Edition.PromptKind.TICK);
        var prompts = new ArrayList<Edition.ReportPrompt>();
        var keys = new Once("key");
        for (var prompt : section.sections("prompts")) {
            prompts.add(new Edition.ReportPrompt(
                    keys.name(prompt),
                    prompt.text("title"),
                    prompt.choice("kind", kinds, Edition.PromptKind.TEXT),
                    prompt.flagIfAny("required"),
                    prompt.flagIfAny("forCoachAlone")));
            prompt.close();
        }
        section.close();
        return prompts;
    }

    private static Edition.MeetingRule meetings(EditionSection section) {
        var rule = new Edition.MeetingRule(
                section.textsAmong("kinds", new LinkedHashSet<>(List.of("chat", "call"))),
                section.whole("minutes", 1, DAY_MINUTES),
                section.flag("madeUpWithAnotherCohort"),
                section.flag("madeUpInWriting"));
        section.close();
        return rule;
    }

    private static Edition.ProjectRule project(EditionSection section) {
        var rule = new Edition.ProjectRule(
                section.flag("coachReadsFirst"),
                section.flag("secondReaderBeforeNotPassed"),
                section.flag("secondReaderIsBlind"),
                section.whole("drawnOneIn", 0, 1000));
        section.close();
        return rule;
    }

    private static Edition.Rubric rubric(EditionSection section) {
        boolean sample = section.flagIfAny("sample");
        int highest = section.whole("highest", 1, 100);
        int passing = section.whole("passing", 1, 100);
        var margin = section.wholeIfAny("margin", 0, 10_000);
        if (section.isRight("highest") && section.isRight("passing") && passing > highest) {
            section.wrong("passing", Sentence.of("program.edition.over-highest", passing, highest));
        }
        var criteria = new ArrayList<Edition.Criterion>();
        var keys = new Once("key");
        for (var criterion : section.sections("criteria")) {
            criteria.add(new Edition.Criterion(keys.name(criterion), criterion.text("title"), criterion.text("asks")));
            criterion.close();
        }
        section.close();
        return new Edition.Rubric(
                sample, highest, passing, margin == null ? highest * criteria.size() / 4 : margin, criteria);
    }

    private static Edition.Agreement agreement(EditionSection section) {
        var agreement =
                new Edition.Agreement(section.text("version"), section.flagIfAny("sample"), section.text("text"));
        section.close();
        return agreement;
    }

    private static RenewalRule renewal(EditionSection section) {
        int window = section.whole("windowMonths", 1, 120);
        var notices = section.wholes("noticeMonths", 0, 120);
        if (section.isRight("windowMonths") && notices.stream().anyMatch(notice -> notice > window)) {
            section.wrong("noticeMonths", Sentence.of("program.edition.notice-before-window", window));
        }
        var rule = new RenewalRule(
                window,
                notices,
                section.whole("graceDays", 0, 3650),
                section.whole("graceWithoutOfferMonths", 0, 120),
                section.whole("reflectionAfterMonths", 0, 120),
                section.flag("followUpOptional"));
        section.close();
        return rule;
    }

    private static Edition.RiskRule risks(EditionSection section) {
        var rest = section.wholeIfAny("restAfterNoteDays", 0, 365);
        var rule = new Edition.RiskRule(
                section.whole("firstContactDays", 1, 365),
                section.whole("contactGapDays", 1, 365),
                section.whole("unansweredDays", 1, 365),
                section.whole("reportOverdueDays", 0, 365),
                section.whole("meetingsMissedRunning", 1, 100),
                section.whole("expiryMonths", 1, 120),
                rest == null ? REST_AFTER_NOTE_DAYS : rest);
        section.close();
        return rule;
    }

    private static ProgramCalendar calendar(EditionSection section) {
        var breaks = new ArrayList<ProgramCalendar.Break>();
        for (var pause : section.sectionsIfAny("breaks")) {
            var first = pause.day("first");
            var last = pause.day("last");
            if (pause.isRight("first") && pause.isRight("last") && last.isBefore(first)) {
                pause.wrong("last", Sentence.of("program.edition.ends-before", last, first));
            }
            breaks.add(new ProgramCalendar.Break(pause.text("title"), first, last));
            pause.close();
        }
        section.close();
        return new ProgramCalendar(breaks);
    }
}
