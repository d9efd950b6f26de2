package org.cadre.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private final Texts texts = new Texts();
    private final PageReader reader = new PageReader(new Blocks(List.of(block("fees", false), block("quote", true))));

    private static PageBlock block(String name, boolean holdsWords) {
        return new PageBlock() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Sentence about() {
                return Sentence.of("web.menu");
            }

            @Override
            public boolean holdsWords() {
                return holdsWords;
            }

            @Override
            public Optional<View> view(Call call) {
                return Optional.empty();
            }
        };
    }

    private String html(String markdown) {
        return reader.read(markdown).parts().stream()
                .map(part -> switch (part) {
                    case PageText.Words(var html) -> html;
                    case PageText.Called(var name, var argument, var words) ->
                        "[" + name + "|" + argument + "|" + words + "]";
                })
                .collect(Collectors.joining());
    }

    private List<String> problems(String markdown) {
        return reader.read(markdown).problems().stream()
                .map(problem -> problem.line() + ": " + texts.say(problem.why()))
                .toList();
    }

    @Nested
    class Words {
        @Test
        void becomeWhatReadersSee() {
            assertThat(html("## Two parts\n\n- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | 2 |"))
                    .contains("<h2 id=\"two-parts\">Two parts</h2>")
                    .contains("<li><strong>two</strong></li>")
                    .contains("<td>1</td>");
        }

        @Test
        void haveHeadingsWithNamesOfTheirOwn() {
            assertThat(html("## Qué es\n\n## Qué es\n\n## Content"))
                    .contains("id=\"que-es\"")
                    .contains("id=\"que-es-2\"")
                    .contains("id=\"content-2\"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://example.org/a?b=c&d",
                    "http://example.org",
                    "mailto:office@example.org",
                    "tel:+15125550100",
                    "/schedule",
                    "/",
                    "#fees",
                    "HTTPS://EXAMPLE.ORG"
                })
        void leadToTheWebToMailToPhonesAndToPlacesOfTheSite(String place) {
            assertThat(problems("[go](" + place + ")")).isEmpty();
            assertThat(html("[go](" + place + ")")).contains("href=");
        }
    }

    @Nested
    class WhatCouldRunInAReadersBrowser {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script>alert(1)</script>",
                    "words <img src=x onerror=alert(1)> words",
                    "<svg onload=alert(1)>",
                    "<iframe src=\"https://evil.example\"></iframe>",
                    "<!-- --><a href=\"javascript:alert(1)\">x</a>",
                    "<style>body{display:none}</style>",
                    "a <b>bold</b> word",
                    "<![CDATA[<script>]]>",
                    "<?php evil ?>",
                    "> <script>alert(1)</script>",
                    "- <script>alert(1)</script>",
                    "::: quote\n<script>alert(1)</script>\n:::"
                })
        void isRefusedAndShownAsPlainTextAtMost(String markdown) {
            assertThat(problems("First.\n\n" + markdown)).isNotEmpty().allMatch(one -> one.contains("is HTML"));
            assertThat(html(markdown).replaceAll("</?(p|ul|li|blockquote)>", ""))
                    .doesNotContain("<");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[x](javascript:alert(1))",
                    "[x](JaVaScRiPt:alert(1))",
                    "[x](<java\tscript:alert(1)>)",
                    "[x](&#106;avascript:alert(1))",
                    "[x](&#x6A;&#x61;vascript&colon;alert(1))",
                    "[x](javascript&#58;alert(1))",
                    "[x](<javascript:alert(1)>)",
                    "[x](< javascript:alert(1)>)",
                    "[x](<\u0001javascript:alert(1)>)",
                    "[x](\u200bjavascript:alert(1))",
                    "[x](&NewLine;javascript:alert(1))",
                    "[x](java&Tab;script:alert(1))",
                    "[x](data:text/html;base64,PHNjcmlwdD4=)",
                    "[x](vbscript:msgbox)",
                    "[x](file:///etc/passwd)",
                    "[x](blob:https://example.org/1)",
                    "[x](//evil.example)",
                    "[x](/\\evil.example)",
                    "[x](\\\\evil.example)",
                    "[x](https:evil)",
                    "[x](schedule)",
                    "<javascript:alert(1)>",
                    "[x][1]\n\n[1]: javascript:alert(1)",
                    "[x]\n\n[x]: <data:text/html,x>"
                })
        void isNoPlaceForALink(String markdown) {
            assertThat(problems(markdown)).singleElement().asString().startsWith("1: A link cannot lead to");
            assertThat(html(markdown))
                    .doesNotContainIgnoringCase("href=\"javascript")
                    .doesNotContain("href=\"data:");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "![Words](https://evil.example/pixel.png)",
                    "![Words](data:image/svg+xml;base64,AAAA)",
                    "![Words](javascript:alert(1))",
                    "![Words](//evil.example/a.png)"
                })
        void isNoPictureOfThisSite(String markdown) {
            assertThat(problems(markdown)).singleElement().asString().contains("pages show only this site’s own files");
        }

        @Test
        void doesNotComeInThroughWordsOrNames() {
            assertThat(html("[a](/x \"\\\" onmouseover=alert(1) x=\\\"\") ![\"><script>](/a.png) `<b>`"))
                    .doesNotContain("<script>")
                    .doesNotContain("\" onmouseover")
                    .doesNotContain("<b>");
        }
    }

    @Nested
    class TheBlocks {
        @Test
        void standBetweenTheWords() {
            assertThat(html("One.\n\n::: fees\n\nTwo.")).isEqualTo("<p>One.</p>\n[fees||null]<p>Two.</p>\n");
            assertThat(html("One.\n::: fees\nTwo.")).isEqualTo("<p>One.</p>\n[fees||null]<p>Two.</p>\n");
        }

        @Test
        void canHoldWordsAndSayWhose() {
            assertThat(html("::: quote A principal\nIt **helped**.\n\n- me\n:::\nAfter."))
                    .isEqualTo(
                            "[quote|A principal|<p>It <strong>helped</strong>.</p>\n<ul>\n<li>me</li>\n</ul>\n]<p>After.</p>\n");
        }

        @Test
        void thatNobodyHasAreRefusedWithTheLineAndThoseThereAre() {
            assertThat(problems("One.\n\nTwo.\n\n::: pictures"))
                    .containsExactly("5: There is no block called “pictures”. Use one of these: fees, quote.");
        }

        @Test
        void takeNothingBehindTheirNameUnlessTheySayOtherwise() {
            assertThat(problems("::: fees cheap")).singleElement().asString().contains("“cheap” does");
        }

        @Test
        void areClosedAndStandByThemselves() {
            assertThat(problems("::: quote\nwords"))
                    .singleElement()
                    .asString()
                    .startsWith("1: “::: quote” is never closed");
            assertThat(problems(":::")).singleElement().asString().contains("none is open");
            assertThat(problems("- one\n- ::: fees"))
                    .singleElement()
                    .asString()
                    .startsWith("2: “::: fees” stands in a list");
            assertThat(problems("::: quote\n::: fees\n:::"))
                    .singleElement()
                    .asString()
                    .startsWith("2: “::: fees” stands in");
        }

        @Test
        void areJustWordsInCode() {
            assertThat(problems("```\n::: nothing\n```\n\n    ::: nothing")).isEmpty();
        }
    }

    @Nested
    class ThePage {
        @Test
        void hasOneMainHeadingAndSkipsNone() {
            assertThat(problems("# Title\n\n## A\n\n#### B"))
                    .hasSize(2)
                    .satisfies(both -> assertThat(both.get(0)).startsWith("1: A page has one main heading"))
                    .satisfies(both -> assertThat(both.get(1)).startsWith("5: This heading begins with ####"));
        }

        @Test
        void saysWhatItsPicturesShow() {
            assertThat(problems("![](/resources/a.png)"))
                    .singleElement()
                    .asString()
                    .contains("has no words");
            assertThat(problems("![Two principals](/resources/a.png)")).isEmpty();
        }

        @Test
        void hasLinksWithWords() {
            assertThat(problems("[](/schedule)")).singleElement().asString().contains("has no words");
            assertThat(problems("[x]()")).singleElement().asString().contains("leads nowhere");
        }

        @Test
        void isNotTooLong() {
            assertThat(problems("a".repeat(PageReader.LONGEST))).isEmpty();
            assertThat(problems("a".repeat(PageReader.LONGEST + 1)))
                    .containsExactly("1: A page can have 60,000 characters; this one has 60,001. Move a part of it to a"
                            + " page of its own.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"> ", "- ", "[", "*a **b ", "![", "`", "<a ", "::: quote\n", "\\[", "((", "__x "})
        void isReadWhateverIsRepeatedInIt(String odd) {
            assertThat(reader.read(odd.repeat(20_000 / odd.length())).problems())
                    .hasSizeLessThanOrEqualTo(30);
        }

        @Test
        void isRefusedWhereThingsLieTooDeep() {
            assertThat(problems("Fine.\n\n" + "> ".repeat(40) + "deep"))
                    .containsExactly(
                            "3: Lists and quotations lie too deep in each other here. Write them side by side.");
        }
    }
}
