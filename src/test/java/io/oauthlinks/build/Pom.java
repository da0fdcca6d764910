package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A Maven model as it is written, read without Maven; paths are relative to the repository's root. */
final class Pom {

    private final Document document;
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    Pom(String file) {
        try {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of(file).toFile());
        } catch (Exception e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    /** The texts of the elements at an XPath without namespaces, at least one. */
    List<String> texts(String path) {
        List<String> found = textsOrNone(path);
        assertThat(found).as(path).isNotEmpty();
        return found;
    }

    List<String> textsOrNone(String path) {
        try {
            NodeList nodes = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent().strip()).toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
