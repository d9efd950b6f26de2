package org.cadre.site.story;

/**
 * What a story says, without its files.
 *
 * @param body Markdown
 * @param quotation what somebody said; empty: nothing is quoted
 * @param pictureText what the picture shows, for those who cannot see it; empty: there is no picture
 * @param videoLink where the video is, when it is no file of ours; empty: it is none, or one of ours
 * @param nobody whether it names and shows nobody
 */
public record StoryWords(
        String title,
        String summary,
        String body,
        String quotation,
        String quotedName,
        String quotedRole,
        String pictureText,
        String videoLink,
        String transcript,
        boolean nobody,
        boolean sample) {}
