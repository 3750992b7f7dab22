//! Reads XML into a small tree: no document type, no entities but XML's own five, so deep and so large and no more.

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::reading::Fault;

/// How deep elements may stand in each other.
const DEEPEST: usize = 64;
/// Most elements and pieces of text.
const MOST_NODES: usize = 500_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    /// The line on which it begins.
    pub(super) line: usize,
    /// Names without prefixes, and values.
    attributes: Vec<(String, String)>,
    /// What is in it.
    pub(super) children: Vec<Node>,
}

/// What is in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute, by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements right inside it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name right inside it.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// All text in it, however deep.
    pub(super) fn text(&self) -> String {
        let of = |node: &Node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.children.iter().map(of).collect()
    }
}

/// The first element of a text, with everything in it.
///
/// # Errors
/// The first thing that is no XML, or more than we read.
pub(super) fn read(text: &str) -> Result<Element, Fault> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut lines = Lines { text, at: 0, line: 1 };
    // The outermost holds the first element.
    let mut open = vec![Element::default()];
    let mut nodes = 0;
    loop {
        let line = lines.at(reader.buffer_position());
        let event = reader.read_event().map_err(|e| broken(lines.at(reader.error_position()), &e))?;
        nodes += 1;
        if nodes > MOST_NODES || open.len() > DEEPEST {
            return Err(Fault::at(line, "This XML is larger or deeper than that of any transcript."));
        }
        match event {
            Event::Start(tag) => open.push(element(&tag, line)?),
            Event::Empty(tag) => put(&mut open, Node::Element(element(&tag, line)?)),
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    put(&mut open, Node::Element(done));
                }
            }
            Event::Text(text) => put(&mut open, Node::Text(text.to_string())),
            Event::CData(text) => put(&mut open, Node::Text(text.to_string())),
            Event::GeneralRef(name) => put(&mut open, Node::Text(entity(&name, line)?)),
            Event::DocType(_) => {
                let told = "A document type (<!DOCTYPE …>) is not read. Take the line out.";
                return Err(Fault::at(line, told));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if let Some(unclosed) = open.get(1) {
        let told = format!("<{}> is never closed; the file breaks off.", unclosed.name);
        return Err(Fault::at(unclosed.line, told));
    }
    let first = open.pop().and_then(|all| {
        all.children.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    });
    first.ok_or_else(|| Fault::at(1, "This XML cannot be read: there is no element in it."))
}

fn put(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

fn element(tag: &BytesStart<'_>, line: usize) -> Result<Element, Fault> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|e| broken(line, &e))?;
        let value = unescape(&attribute.value).map_err(|e| broken(line, &e))?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name: tag.local_name().as_ref().to_owned(), line, attributes, children: Vec::new() })
}

/// What a reference stands for: a character by its number, or one of the five.
fn entity(name: &quick_xml::events::BytesRef<'_>, line: usize) -> Result<String, Fault> {
    if let Some(c) = name.resolve_char_ref().map_err(|e| broken(line, &e))? {
        return Ok(c.to_string());
    }
    let known = resolve_predefined_entity(name).map(str::to_owned);
    known.ok_or_else(|| {
        Fault::at(line, format!("“&{};” stands for nothing in XML. Write the character itself.", &**name))
    })
}

fn broken(line: usize, e: &dyn std::fmt::Display) -> Fault {
    Fault::at(line, format!("This XML cannot be read: {e}."))
}

/// Counts lines as the reader goes forward.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of a place in the text; places ask in order.
    fn at(&mut self, place: u64) -> usize {
        let place = usize::try_from(place).unwrap_or(usize::MAX).min(self.text.len());
        if place > self.at {
            self.line += self.text.get(self.at..place).map_or(0, |passed| passed.matches('\n').count());
            self.at = place;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_has_names_without_prefixes_lines_and_text_without_entities() {
        let root = read("<?xml version='1.0'?>\n<a:b xml:lang='tr'>\n<c d='1 &lt; 2'/>x &amp; &#252;<![CDATA[<y>]]></a:b>").unwrap();
        assert_eq!((root.name.as_str(), root.line, root.attribute("lang")), ("b", 2, Some("tr")));
        assert_eq!(root.find("c").unwrap().attribute("d"), Some("1 < 2"));
        assert_eq!(root.find("c").unwrap().line, 3);
        assert_eq!(root.text().trim(), "x & ü<y>");
    }

    #[test]
    fn what_could_grow_or_lead_elsewhere_is_refused_with_its_line() {
        let deep = "<a>".repeat(100);
        for (text, line, told) in [
            ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 1, "document type"),
            ("<a>\n&b;</a>", 2, "“&b;”"),
            ("<a>\n<b>\n</a>", 3, "cannot be read"),
            ("<a>\n<b>", 1, "never closed"),
            ("<a x=1/>", 1, "cannot be read"),
            ("x", 1, "no element"),
            (&deep, 1, "deeper"),
        ] {
            let fault = read(text).unwrap_err();
            assert!(fault.line == line && fault.message.contains(told), "{text}: {fault:?}");
        }
    }
}
