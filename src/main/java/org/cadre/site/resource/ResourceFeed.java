package org.cadre.site.resource;

import java.time.Duration;
import java.util.List;
import org.cadre.platform.text.Sentence;
import org.cadre.site.feed.FeedSource;
import org.springframework.stereotype.Component;

/** The resources that are shown; one that is withdrawn is gone at once. */
@Component
class ResourceFeed implements FeedSource {
    private final ShownResources resources;

    ResourceFeed(ShownResources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "resources";
    }

    @Override
    public Sentence title() {
        return Sentence.of("site.resources.title");
    }

    @Override
    public String place() {
        return "/resources";
    }

    @Override
    public Duration kept() {
        return Duration.ZERO;
    }

    @Override
    public List<News> news(int most) {
        return resources.list(ShownResources.Wanted.ALL, most, 0).stream()
                .map(resource -> new News(
                        "urn:uuid:" + resource.id(),
                        resource.title(),
                        resource.address(),
                        resource.publishedAt(),
                        resource.description()))
                .toList();
    }
}
