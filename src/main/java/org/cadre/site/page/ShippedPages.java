package org.cadre.site.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages that come with the product. They are put up once, on an empty site, and are office's from then on. */
@Component
public class ShippedPages implements SmartInitializingSingleton {
    private static final List<String> LANGUAGES = List.of("en", "es");

    private final SitePages pages;
    private final Blocks blocks;
    private final TransactionTemplate transaction;
    private final List<ShippedPage> shipped;

    ShippedPages(SitePages pages, Blocks blocks, PlatformTransactionManager transactions) {
        this.pages = pages;
        this.blocks = blocks;
        this.transaction = new TransactionTemplate(transactions);
        this.shipped = read();
    }

    @Override
    public void afterSingletonsInstantiated() {
        bringIn();
    }

    /** Puts them up, unless there is a page already. */
    public void bringIn() {
        transaction.executeWithoutResult(_ -> {
            if (pages.isEmpty()) {
                var known = new HashMap<String, UUID>();
                shipped.forEach(page -> pages.bringIn(page, known));
            }
        });
    }

    /** What stands at the site's own address as long as office shows nothing there. */
    Optional<PageWords> front(String language) {
        return shipped.stream()
                .filter(page -> page.front() && page.language().equals(language))
                .map(ShippedPage::words)
                .findAny();
    }

    List<ShippedPage> all() {
        return shipped;
    }

    private List<ShippedPage> read() {
        var read = new ArrayList<ShippedPage>();
        try {
            for (String language : LANGUAGES) {
                for (var file : new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:site/pages/" + language + "/*.md")) {
                    var page = ShippedPage.of(language, file.getContentAsString(StandardCharsets.UTF_8));
                    read.add(page.with(withoutUnknownBlocks(page.words().text())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Others are named before those that name them: the first language, and upper pages.
        read.sort(Comparator.comparing((ShippedPage page) -> page.translates() != null)
                .thenComparing(page -> page.parent() != null)
                .thenComparingInt(ShippedPage::position));
        return List.copyOf(read);
    }

    /** A page that ships may call what only some servers have. */
    private String withoutUnknownBlocks(String text) {
        return text.lines()
                .filter(line -> !line.matches("::: *[a-z-]+.*")
                        || blocks.find(line.substring(3).strip().split(" ", 2)[0])
                                .isPresent())
                .collect(Collectors.joining("\n"));
    }
}
