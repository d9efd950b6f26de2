package org.cadre.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What people write, said again and again, as people do. */
final class Phrases {
    static final List<String> TALKS = List.of(
            "Walked through the master schedule and where new teachers need cover.",
            "Debriefed two classroom visits and practiced feedback that asks first.",
            "Prepared the first faculty meeting on the improvement plan.",
            "Talked through a hard conversation with a parent group.",
            "Looked at reading data and chose one question to follow.",
            "Planned how to share the work of the leadership team.",
            "Went over the budget calendar and what can wait.",
            "Reflected on the week, and on what to stop doing.",
            "Sorted what is urgent from what is loud before the testing window.",
            "Rehearsed the opening of a staff meeting and what to leave out.",
            "Compared notes after a walk through the sixth-grade wing.",
            "Looked at attendance by grade and whom to call first.",
            "Drafted a letter to families about the new dismissal.",
            "Talked about hiring for two open positions in mathematics.",
            "Read the district's evaluation calendar together and set dates.",
            "Listened. A heavy week; agreed on one small thing for Monday.");

    static final List<String> NEXT_STEPS = List.of(
            "",
            "",
            "",
            "Bring the agenda of the next leadership team meeting.",
            "Try the three questions in one conference before Friday.",
            "Send the draft plan for a second look.",
            "Visit one classroom a day and note one thing.");

    static final List<String> STANDARDS = List.of(
            "llc-2008-1",
            "llc-2008-2",
            "llc-2008-3",
            "llc-2008-4",
            "llc-2008-5",
            "llc-2008-6",
            "psel-2015-1",
            "psel-2015-4",
            "psel-2015-6",
            "psel-2015-7",
            "psel-2015-9",
            "psel-2015-10");

    static final List<String> DISPUTES = List.of(
            "We spoke that day, but it was closer to half an hour.",
            "I was at a conference that week; I think this was the week after.",
            "This one was canceled.");

    static final List<String> VERIFICATIONS = List.of(
            "Both calendars show it.", "The notes sent to me that evening.", "Talked about in our cohort call.");

    static final List<String> LESSONS = List.of(
            "Ask before advising: silence is part of the question.",
            "What we ask shapes what they see.",
            "A standing time in both calendars survives the fall; good intentions do not.",
            "New principals need permission to close the door for an hour.",
            "Confidences kept are the whole of it.");

    static final List<String> RECOMMENDATIONS = List.of(
            "Send the reading list before the institute.",
            "Pair across grade levels only when both ask for it.",
            "Offer one cohort call in the early morning.");

    static final List<String> PROJECTS = List.of(
            "Feedback that a new principal can act on",
            "The first ninety days: what protégés wish they had asked",
            "Mentoring through the first budget",
            "From managing to leading: one assistant principal's year",
            "Listening first: a log of questions that opened something",
            "Growing a leadership team in a school of three hundred",
            "What a site visit sees that a call does not",
            "Keeping an improvement plan alive after October");

    private static final Map<String, List<String>> ANSWERS = new LinkedHashMap<>();

    static {
        ANSWERS.put(
                "working",
                List.of(
                        "We keep our weekly call, and it holds.",
                        "My protégé comes with the question written down.",
                        "Short visits, often, instead of one long one."));
        ANSWERS.put(
                "challenge",
                List.of(
                        "Finding time for classroom visits.",
                        "Testing season swallowed two of our calls.",
                        "Helping without taking over."));
        ANSWERS.put(
                "feedback",
                List.of(
                        "Asking three questions before giving one suggestion.",
                        "Saying what I saw before what I think.",
                        "One thing to keep, one thing to try."));
        ANSWERS.put(
                "protege-next",
                List.of(
                        "Share the improvement plan with the leadership team.",
                        "Hold the first round of conferences.",
                        "Hand the duty roster to the assistant principal."));
        ANSWERS.put(
                "own-next",
                List.of(
                        "Visit on a Tuesday, when the data team meets.",
                        "Send the article on delegation.",
                        "Ask less about the plan and more about the people."));
        ANSWERS.put(
                "lesson",
                List.of(
                        "Being quiet longer lets the better idea come.",
                        "What worked for me is a story, not an answer.",
                        "A problem named is half as large."));
        ANSWERS.put("recommendation", List.of("", "", "More role play at the institute."));
    }

    private Phrases() {}

    /** The answers of a monthly report, as they are stored. */
    static String answers(Dice dice) {
        var answers = new LinkedHashMap<String, String>();
        ANSWERS.forEach((prompt, words) -> answers.put(prompt, dice.oneOf(words)));
        return JsonMapper.shared().writeValueAsString(answers);
    }
}
