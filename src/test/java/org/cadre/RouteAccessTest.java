package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may reach each route, by the table; whoever is not named there finds nothing, or is asked to sign in.
 */
@Tag("every-postgresql")
class RouteAccessTest extends TriedRoutes {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private final Map<String, Visitor> visitors = new LinkedHashMap<>();

    @BeforeEach
    void visit() {
        visitors.put(NOBODY, new Visitor());
        CAST.forEach(key -> visitors.put(key, Visitor.as(key)));
    }

    @Test
    void everyRouteStandsInTheTable() throws IOException {
        var told = table().stream()
                .map(row -> row.method() + " " + row.route())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).containsExactlyInAnyOrderElementsOf(served());
    }

    private Set<String> served() {
        var served = new TreeSet<String>();
        routes.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("org.cadre.")) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    mapping.getPatternValues().forEach(pattern -> served.add(method + " " + pattern));
                }
            }
        });
        return served;
    }

    @Test
    void isAsTheTableSays() throws IOException {
        var wrong = new ArrayList<String>();
        // First all who are not let in: what they try has no effect, and they can go on trying.
        for (Row row : table()) {
            for (String key : visitors.keySet()) {
                if (!row.letIn().contains(key) && isLetIn(row, key, visitors.get(key))) {
                    wrong.add(key + " is let in: " + row.method() + " " + row.address());
                }
            }
        }
        for (Row row : table()) {
            for (String key : visitors.keySet()) {
                // A deed may sign somebody in or out: each is tried by a visitor of its own.
                if (row.letIn().contains(key) && !isLetIn(row, key, row.isDeed() ? comes(key) : visitors.get(key))) {
                    wrong.add(key + " is not let in: " + row.method() + " " + row.address());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Visitor comes(String key) {
        return key.equals(NOBODY) ? new Visitor() : Visitor.as(key);
    }

    private static boolean isLetIn(Row row, String key, Visitor visitor) {
        var page = row.isDeed() ? visitor.postToken(row.address()) : visitor.get(row.address());
        assertThat(page.status())
                .as(key + ": " + row.method() + " " + row.address() + "\n" + page.text())
                .isLessThan(500);
        if (page.status() == 404) {
            return false;
        }
        return !page.address().getPath().equals("/sign-in") || row.address().startsWith("/sign-");
    }
}
