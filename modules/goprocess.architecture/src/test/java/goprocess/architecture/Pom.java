package goprocess.architecture;

import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

/** One {@code pom.xml} of the checkout, as it is written. */
final class Pom {
    private final Path folder;
    private final Document document;

    private Pom(Path folder) {
        this.folder = folder;
        try {
            document =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(folder.resolve("pom.xml").toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(folder.toString(), e);
        }
    }

    /** The parent of all modules. */
    static Pom root() {
        return new Pom(Path.of(System.getProperty("basedir")).resolve("../..").normalize());
    }

    /** The modules that are built. */
    Stream<Pom> modules() {
        return texts("/project/modules/module").stream().map(name -> new Pom(folder.resolve(name)));
    }

    /** Those of them that users get. */
    Stream<Pom> published() {
        return modules()
                .filter(
                        module ->
                                module.texts("/project/parent/artifactId")
                                        .contains("goprocess.published"));
    }

    String artifactId() {
        return texts("/project/artifactId").get(0);
    }

    boolean isCalled(String name) {
        return artifactId().equals(name);
    }

    /** A version of its own, beside that of its parent. */
    boolean hasAVersion() {
        return !texts("/project/version").isEmpty();
    }

    /** A property with commas in it. */
    List<String> listed(String property) {
        return Arrays.asList(texts("/project/properties/" + property).get(0).split(","));
    }

    /** What stands in the elements of this path, in the order of the file. */
    List<String> texts(String xpath) {
        try {
            NodeList found =
                    (NodeList)
                            XPathFactory.newInstance()
                                    .newXPath()
                                    .evaluate(xpath, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent().strip())
                    .toList();
        } catch (XPathExpressionException e) {
            throw new AssertionError(xpath, e);
        }
    }
}
