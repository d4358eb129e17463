Feature: Artifacts
  Plans, summaries, diffs and traces that clients keep beside their tasks.

  @ORCH-3097 @OC-CTRL-2066 @must
  Scenario: What comes back is what was put in
    When artifact "root" is created with:
      | content | {"n": 1} |
    And artifact "A" is created with:
      | kind     | summary                                                                                |
      | content  | {"title": "two", "steps": [1, {"deep": [true, null, -0.5]}, ""], "Ünï": "\u2028\\\\x"} |
      | tags     | ["v1", "draft"]                                                                        |
      | parent   | root                                                                                   |
      | metadata | {"by": "{word:author}", "empty": ""}                                                   |
    And artifact "A" is fetched as "found"
    And artifact "root" is fetched as "first"
    Then the answer to "A" has status 201 [ORCH-3097(a)]
    And the answer to "found" has: [ORCH-3097(a)]
      | kind    | summary                                                                                |
      | content | {"title": "two", "steps": [1, {"deep": [true, null, -0.5]}, ""], "Ünï": "\u2028\\\\x"} |
    And the answer to "found" has: [ORCH-3097(c)]
      | tags      | ["v1", "draft"]                      |
      | metadata  | {"by": "{word:author}", "empty": ""} |
      | lineage.# | 1                                    |
    And the answer to "found" names artifact "root" as its parent [ORCH-3097(c)]
    And the answer to "first" has: [ORCH-3097(a), ORCH-3097(c)]
      | kind     | plan               |
      | content  | {"n": 1}           |
      | tags     | []                 |
      | lineage  | []                 |
      | parent   | {"$exists": false} |
      | metadata | {"$exists": false} |
    And "found" is answered with the id of artifact "A" [OC-CTRL-2066(b)]
    And "first" is answered with the id of artifact "root" [OC-CTRL-2066(b)]

  @OC-CTRL-2065 @OC-CTRL-2066 @ORCH-3097 @must
  Scenario: The id of an artifact is the SHA-256 of the canonical JSON of its content
    When artifact "A" is created with:
      | content | {"z": [3, 1.50, 1e2, "é\\n"], "a": {"y": null, "b": {"10": 1, "9": 2}}, "Z": "\u0041/"} |
    And artifact "A" is fetched as "found"
    And artifact "none" is created with:
      | content | {} |
    Then the id of artifact "A" is the SHA-256 of: [OC-CTRL-2065(a), ORCH-3097(b)]
      """
      {"Z":"A/","a":{"b":{"10":1,"9":2},"y":null},"z":[3,1.5,100,"é\n"]}
      """
    And the id of artifact "none" is the SHA-256 of: [OC-CTRL-2065(a), ORCH-3097(b)]
      """
      {}
      """
    And "found" is answered with the id of artifact "A" [OC-CTRL-2066(b)]
    And the answer to "found" has: [OC-CTRL-2066(b)]
      | content | {"z": [3, 1.5, 100, "é\\n"], "a": {"y": null, "b": {"10": 1, "9": 2}}, "Z": "A/"} |

  @OC-CTRL-2065 @must
  Scenario: The same content again is the entry that stands
    When artifact "A" is created with:
      | kind    | diff                             |
      | content | {"one": 1, "two": {"a": 1, "b": 2}} |
    And artifact "A" is created with:
      | kind    | diff                             |
      | content | {"one": 1, "two": {"a": 1, "b": 2}} |
    And artifact "turned" is created with:
      | kind    | diff                             |
      | content | {"two": {"b": 2, "a": 1}, "one": 1} |
    And the artifacts are listed as "all"
    Then the answer to "A/createArtifact#1" has status 201 [OC-CTRL-2065(b)]
    And the answer to "A" has status 200 [OC-CTRL-2065(b)]
    And "A" is answered with the id of artifact "A" [OC-CTRL-2065(b)]
    And the answer to "turned" has status 200 [OC-CTRL-2065(d)]
    And "turned" is answered with the id of artifact "A" [OC-CTRL-2065(d)]
    And the list "all" has exactly the artifacts: [OC-CTRL-2065(b), OC-CTRL-2065(d)]
      | A |

  @OC-CTRL-2065 @ORCH-3097 @must
  Scenario Outline: Content that differs in <what> is another artifact
    When artifact "A" is created with:
      | content | {"text": "abc", "list": [1, 2]} |
    And artifact "B" is created with:
      | content | <other> |
    And artifact "A" is fetched as "first"
    And artifact "B" is fetched as "second"
    Then the answer to "B" has status 201 [OC-CTRL-2065(c)]
    And artifacts "A" and "B" have different ids [OC-CTRL-2065(c), ORCH-3097(b)]
    And the answer to "first" has: [OC-CTRL-2065(c)]
      | content | {"text": "abc", "list": [1, 2]} |
    And the answer to "second" has: [OC-CTRL-2065(c)]
      | content | <other> |

    Examples:
      | what                   | other                             |
      | one character          | {"text": "abd", "list": [1, 2]}   |
      | a case                 | {"text": "abC", "list": [1, 2]}   |
      | a blank                | {"text": "abc ", "list": [1, 2]}  |
      | the order of a list    | {"text": "abc", "list": [2, 1]}   |
      | a number and a string  | {"text": "abc", "list": [1, "2"]} |
      | one character of a key | {"texT": "abc", "list": [1, 2]}   |

  @OC-CTRL-2065 @must
  Scenario: The same content as something else is a conflict and no second entry
    When artifact "root" is created with:
      | content | {"root": true} |
    And artifact "A" is created with:
      | kind    | trace    |
      | content | {"n": 1} |
    And artifact "as another kind" is created with:
      | kind    | diff     |
      | content | {"n": 1} |
    And artifact "of another parent" is created with:
      | kind    | trace    |
      | content | {"n": 1} |
      | parent  | root     |
    And the artifacts are listed as "all"
    Then "as another kind" is refused with "STATE_CONFLICT" [OC-CTRL-2065(b)]
    And "of another parent" is refused with "STATE_CONFLICT" [OC-CTRL-2065(b)]
    And the list "all" has exactly the artifacts: [OC-CTRL-2065(b)]
      | A    |
      | root |

  @OC-CTRL-2066 @must
  Scenario: An id that nobody was given is not found
    When artifact "A" is created with:
      | content | {"n": 1} |
    And artifact "A" is fetched as "found"
    And artifact "never made" is fetched as "none"
    Then "none" is refused with "ARTIFACT_NOT_FOUND" and: [OC-CTRL-2066(a)]
      | retriable | false |
    And the answer to "found" has status 200 [OC-CTRL-2066(a)]

  @ORCH-3098 @must
  Scenario: The operations of artifacts and their schemas are in the contract
    When the client calls getOpenapi as "contract" with:
      | path.document | control.json |
    And artifact "A" is created with:
      | content | {"n": 1} |
    And artifact "A" is created with:
      | content | {"n": 1} |
    And artifact "A" is fetched as "found"
    And the artifacts are listed as "all"
    And artifact "never made" is fetched as "none"
    Then the answer to "contract" has: [ORCH-3098(a)]
      | components.schemas.Artifact.required        | {"$contains": "content"} |
      | components.schemas.ArtifactRef.required     | {"$contains": "digest"}  |
      | components.schemas.ArtifactRequest.required | {"$contains": "kind"}    |
      | components.schemas.ArtifactList.required    | {"$contains": "items"}   |
    And the answer to "contract" has: [ORCH-3098(a)]
      | paths./v1/artifacts.post.operationId              | createArtifact |
      | paths./v1/artifacts.get.operationId               | listArtifacts  |
      | paths./v1/artifacts/{artifact_id}.get.operationId | getArtifact    |
    And every answer is declared for its operation [ORCH-3098(a)]
    And the answer to "found" has status 200 [ORCH-3098(a)]
    And the answer to "all" has status 200 [ORCH-3098(a)]

  @ORCH-3098 @must
  Scenario: Nobody reaches artifacts without a key
    When artifact "A" is created with:
      | content | {"n": 1} |
    And nobody calls createArtifact as "made" with:
      | body | {"kind": "plan", "content": {"n": 2}} |
    And nobody calls listArtifacts as "listed"
    And nobody calls getArtifact as "fetched" with:
      | path.artifact_id | sha256:0000000000000000000000000000000000000000000000000000000000000000 |
    And nobody calls createArtifact as "as somebody" with:
      | header.Authorization | Bearer ask-of-nobody                  |
      | body                 | {"kind": "plan", "content": {"n": 3}} |
    And the operator creates artifact "O" with:
      | content | {"by": "operator"} |
    And the admin creates artifact "M" with:
      | content | {"by": "admin"} |
    And the artifacts are listed as "all"
    Then "made" is refused with "UNAUTHENTICATED" [ORCH-3098(b)]
    And "listed" is refused with "UNAUTHENTICATED" [ORCH-3098(b)]
    And "fetched" is refused with "UNAUTHENTICATED" [ORCH-3098(b)]
    And "as somebody" is refused with "UNAUTHENTICATED" [ORCH-3098(b)]
    And the list "all" has exactly the artifacts: [ORCH-3098(b)]
      | M |
      | O |
      | A |
