package org.cadre.site.story;

import java.time.Duration;
import java.util.List;
import org.cadre.platform.text.Sentence;
import org.cadre.site.feed.FeedSource;
import org.springframework.stereotype.Component;

/** The stories that are shown. A consent can be taken back at any moment, so that nobody may keep it. */
@Component
class StoryFeed implements FeedSource {
    private final ShownStories stories;

    StoryFeed(ShownStories stories) {
        this.stories = stories;
    }

    @Override
    public String name() {
        return "experiences";
    }

    @Override
    public Sentence title() {
        return Sentence.of("site.stories.title");
    }

    @Override
    public String place() {
        return "/experiences";
    }

    @Override
    public Duration kept() {
        return Duration.ZERO;
    }

    @Override
    public List<News> news(int most) {
        return stories.newest(most, 0).stream()
                .map(story -> new News(
                        "urn:uuid:" + story.id(), story.title(), story.address(), story.publishedAt(), story.summary()))
                .toList();
    }
}
