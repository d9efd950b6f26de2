package org.cadre.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CaseCheckTest {
    private static final Set<UUID> NODES = Set.of(UUID.fromString(Packages.PSEL_6));

    private final Texts texts = new Texts();

    private CaseCheck.Changes check(CaseCheck.Known known, Consumer<ObjectNode> change) {
        return CaseCheck.of(Packages.read(Packages.file(change)), known);
    }

    private List<String> problems(Consumer<ObjectNode> change) {
        return check(new CaseCheck.Known(null, Map.of(), Map.of(), NODES), change).problems().stream()
                .map(texts::say)
                .toList();
    }

    private static ArrayNode links(ObjectNode json) {
        return (ArrayNode) json.get("CFAssociations");
    }

    private static ArrayNode items(ObjectNode json) {
        return (ArrayNode) json.get("CFItems");
    }

    @Nested
    class Refuses {
        @Test
        void anItemUnderAParentThatIsNotThere() {
            assertThat(problems(json -> items(json).remove(0)))
                    .anySatisfy(said -> assertThat(said)
                            .contains(
                                    "Listening to understand stands under " + Packages.FIRST_STRAND,
                                    "not in the file"));
        }

        @Test
        void anItemUnderNothing() {
            assertThat(problems(json -> links(json).remove(3)))
                    .containsExactly("Asking before advising (" + Packages.ASKING
                            + ") stands under nothing. Each item needs a link isChildOf to an item or the document.");
        }

        @Test
        void aLinkToWhatNobodyKnows() {
            assertThat(problems(
                            json -> Packages.link(links(json), 51, Packages.ASKING, "isRelatedTo", Packages.id(99))))
                    .singleElement()
                    .asString()
                    .contains(Packages.id(51), Packages.id(99));
        }

        @Test
        void anItemAboveItself() {
            assertThat(problems(json ->
                            Packages.link(links(json), 51, Packages.FIRST_STRAND, "isChildOf", Packages.ASKING)))
                    .singleElement()
                    .asString()
                    .contains("stands above itself");
        }

        @Test
        void oneIdentifierForTwoThings() {
            assertThat(problems(json -> items(json).add(items(json).get(3).deepCopy())))
                    .singleElement()
                    .asString()
                    .contains(Packages.ASKING, "two things");
        }

        @Test
        void whatBelongsToAnotherFramework() {
            var known = new CaseCheck.Known(
                    null, Map.of(UUID.fromString(Packages.ASKING), "Other standards"), Map.of(), NODES);
            assertThat(check(known, _ -> {}).problems()).hasSize(1);
        }

        @Test
        void anOlderFileThanTheOneThatIsHere() {
            var known = new CaseCheck.Known(Packages.read(Packages.file()), Map.of(), Map.of(), NODES);
            assertThat(check(
                                    known,
                                    json -> ((ObjectNode) json.get("CFDocument"))
                                            .put("lastChangeDateTime", "2025-01-01T00:00:00Z"))
                            .problems())
                    .hasSize(1);
        }
    }

    @Test
    void takesALinkToSomethingThatIsNoCaseFramework() {
        assertThat(problems(
                        json -> ((ObjectNode) Packages.link(links(json), 51, Packages.ASKING, "isRelatedTo", "a book")
                                        .get("destinationNodeURI"))
                                .put("targetType", "ext:book")))
                .isEmpty();
    }

    @Test
    void walksThroughManyLevelsWithoutGettingLost() {
        assertThat(problems(json -> {
                    var before = Packages.ASKING;
                    for (int i = 0; i < 5_000; i++) {
                        var item = ((ObjectNode) items(json).get(3)).deepCopy();
                        item.put("identifier", Packages.id(1000 + i));
                        items(json).add(item);
                        Packages.link(links(json), 10_000 + i, Packages.id(1000 + i), "isChildOf", before);
                        before = Packages.id(1000 + i);
                    }
                }))
                .isEmpty();
    }

    @Nested
    class AgainstWhatIsHere {
        private final CaseCheck.Known known =
                new CaseCheck.Known(Packages.read(Packages.file()), Map.of(), Map.of(), NODES);

        @Test
        void saysNothingOfTheSameFile() {
            assertThat(check(known, _ -> {}).changesNothing()).isTrue();
        }

        @Test
        void saysWhatIsNewChangedAndGone() {
            var changes = check(known, json -> {
                ((ObjectNode) items(json).get(2)).put("fullStatement", "Listening well");
                items(json).remove(3);
                links(json).remove(3);
                Packages.link(links(json), 51, Packages.SECOND_STRAND, "isRelatedTo", Packages.PSEL_6);
            });
            assertThat(changes.problems()).isEmpty();
            assertThat(changes.added())
                    .extracting(CaseCheck.Line::id)
                    .containsExactly(UUID.fromString(Packages.id(51)));
            assertThat(changes.changed()).extracting(CaseCheck.Line::title).containsExactly("Listening well");
            assertThat(changes.gone())
                    .extracting(CaseCheck.Line::type)
                    .containsExactlyInAnyOrder("CFItem", "CFAssociation");
        }
    }
}
