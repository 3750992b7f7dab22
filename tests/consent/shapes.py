"""Reads JSON-LD documents as a JSON list and says of each whether it has the shapes of the file that is named."""
import json
import sys

from pyshacl import validate
from rdflib import Graph

shapes = Graph().parse(sys.argv[1], format="turtle")
told = []
for document in json.load(sys.stdin):
    data = Graph().parse(data=json.dumps(document), format="json-ld")
    conforms, _, text = validate(data, shacl_graph=shapes, advanced=True)
    told.append({"conforms": conforms, "records": len(list(data.subjects(
        predicate=None, object=__import__("rdflib").URIRef("https://w3id.org/dpv#ConsentRecord")))), "text": text})
json.dump(told, sys.stdout)
