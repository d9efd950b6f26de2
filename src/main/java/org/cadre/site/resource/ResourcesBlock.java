package org.cadre.site.resource;

import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The first resources, all or of one kind, on any page. */
@Component
class ResourcesBlock implements PageBlock {
    private static final int MOST = 6;

    /** @param more whether there are further ones */
    record BlockView(List<ShownResource> resources, boolean more) {}

    private final ShownResources shown;

    ResourcesBlock(ShownResources shown) {
        this.shown = shown;
    }

    @Override
    public String name() {
        return "resources";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.resource.block.about", MOST);
    }

    @Override
    public Optional<Sentence> refuses(String argument) {
        return argument.isEmpty() || ResourceKind.find(argument).isPresent()
                ? Optional.empty()
                : Optional.of(Sentence.of("site.resource.block.refused", argument));
    }

    @Override
    public Optional<View> view(Call call) {
        var found = shown.list(
                new ShownResources.Wanted("", ResourceKind.find(call.argument()).orElse(null), ""), MOST + 1, 0);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new View(
                        "site/resource/resources-block",
                        new BlockView(found.stream().limit(MOST).toList(), found.size() > MOST)));
    }
}
