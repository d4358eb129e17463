Feature: Artifacts of tenants
  An artifact belongs to the tenant that made it, and takes of that tenant's bytes.

  @ASY-ART-001 @must
  Scenario: Another tenant's artifact is as if it were not there
    Given a tenant "T"
    When artifact "A" is created with:
      | content | {"n": 1} |
    And artifact "A" is fetched as "own"
    And tenant "T" fetches artifact "A" as "foreign"
    And tenant "T" fetches artifact "never made" as "none"
    Then the answer to "own" has status 200 [ASY-ART-001(a)]
    And "foreign" is refused with "ARTIFACT_NOT_FOUND" [ASY-ART-001(a)]
    And "none" is refused with "ARTIFACT_NOT_FOUND" [ASY-ART-001(a)]
    And the answers but for their correlation ids are the same: [ASY-ART-001(a)]
      | foreign | none |

  @ASY-ART-001 @must
  Scenario: The operator of another tenant doesn't see an artifact either
    Given a tenant "T"
    When tenant "T" creates artifact "A" with:
      | content | {"n": 1} |
    And tenant "T" fetches artifact "A" as "own"
    And the operator fetches artifact "A" as "operator"
    And the admin fetches artifact "A" as "admin"
    And the artifacts are listed as "listed"
    Then the answer to "own" has status 200 [ASY-ART-001(a)]
    And "operator" is refused with "ARTIFACT_NOT_FOUND" [ASY-ART-001(a)]
    And "admin" is refused with "ARTIFACT_NOT_FOUND" [ASY-ART-001(a)]
    And the answer to "listed" has: [ASY-ART-001(c)]
      | items.# | 0 |

  @ASY-ART-001 @must
  Scenario: The same content of two tenants is two entries
    Given a tenant "T"
    When artifact "mine" is created with:
      | kind    | plan     |
      | content | {"n": 1} |
      | tags    | ["mine"] |
    And tenant "T" creates artifact "theirs" with:
      | kind    | diff       |
      | content | {"n": 1}   |
      | tags    | ["theirs"] |
    And tenant "T" creates artifact "more" with:
      | content | {"n": 2} |
    And artifact "mine" is fetched as "M"
    And tenant "T" fetches artifact "theirs" as "D"
    And the artifacts are listed as "ours"
    And tenant "T" lists its artifacts as "others"
    Then the answer to "mine" has status 201 [ASY-ART-001(b)]
    And the answer to "theirs" has status 201 [ASY-ART-001(b)]
    And the answer to "M" has: [ASY-ART-001(b)]
      | kind | plan     |
      | tags | ["mine"] |
    And the answer to "D" has: [ASY-ART-001(b)]
      | kind | diff       |
      | tags | ["theirs"] |
    And the list "ours" has exactly the artifacts: [ASY-ART-001(c)]
      | mine |
    And the list "others" has exactly the artifacts: [ASY-ART-001(c)]
      | more   |
      | theirs |

  @ASY-ART-002 @must
  Scenario: A tenant has as many bytes of artifacts as its quota says, and no more
    Given the tenant of the case has:
      | quotas.artifact_bytes_max | 1000 |
    And a tenant "T" with:
      | quotas.artifact_bytes_max | 1000 |
    When artifact "A" is created with:
      | content | {"a":"{text:592}"} |
    And artifact "one too many" is created with:
      | content | {"b":"{text:393}"} |
    And artifact "B" is created with:
      | content | {"b":"{text:392}"} |
    And artifact "none left" is created with:
      | content | {} |
    And artifact "A" is created with:
      | content | {"a":"{text:592}"} |
    And artifact "none left" is fetched as "gone"
    And the artifacts are listed as "all"
    And tenant "T" creates artifact "theirs" with:
      | content | {"a":"{text:992}"} |
    Then the answer to "A/createArtifact#1" has status 201 [ASY-ART-002(a)]
    And "one too many" is refused with "QUOTA_EXCEEDED" [ASY-ART-002(a)]
    And the answer to "B" has status 201 [ASY-ART-002(a)]
    And "none left" is refused with "QUOTA_EXCEEDED" [ASY-ART-002(a)]
    And "gone" is refused with "ARTIFACT_NOT_FOUND" [ASY-ART-002(a)]
    And the answer to "A" has status 200 [ASY-ART-002(b)]
    And the list "all" has exactly the artifacts: [ASY-ART-002(a), ASY-ART-002(b)]
      | B |
      | A |
    And the answer to "theirs" has status 201 [ASY-ART-002(a)]

  @ASY-ART-002 @must
  Scenario: What is repeated costs nothing
    Given the tenant of the case has:
      | quotas.artifact_bytes_max | 1000 |
    When artifact "A" is created with:
      | content | {"a":"{text:392}"} |
    And artifact "A" is created with:
      | content | {"a":"{text:392}"} |
    And artifact "A" is created with:
      | content | {"a":"{text:392}"} |
    And artifact "B" is created with:
      | content | {"b":"{text:592}"} |
    Then the answer to "A" has status 200 [ASY-ART-002(b)]
    And the answer to "B" has status 201 [ASY-ART-002(b)]

  @ASY-ART-003 @must
  Scenario: A parent is an artifact that the tenant has
    Given a tenant "T"
    When artifact "root" is created with:
      | content | {"n": 1} |
    And artifact "child" is created with:
      | content | {"n": 2} |
      | parent  | root     |
    And artifact "orphan" is created with:
      | content | {"n": 3}   |
      | parent  | never made |
    And tenant "T" creates artifact "stolen" with:
      | content | {"n": 4} |
      | parent  | root     |
    And the artifacts are listed as "ours"
    And tenant "T" lists its artifacts as "theirs"
    Then the answer to "child" has status 201 [ASY-ART-003(a)]
    And "orphan" is refused with "INVALID_PARAMS" [ASY-ART-003(a)]
    And "stolen" is refused with "INVALID_PARAMS" [ASY-ART-003(a)]
    And the list "ours" has exactly the artifacts: [ASY-ART-003(a)]
      | child |
      | root  |
    And the answer to "theirs" has: [ASY-ART-003(a)]
      | items.# | 0 |

  @ASY-ART-003 @must
  Scenario: A list is narrowed by tag, kind and parent, alone and together
    When artifact "root" is created with:
      | kind    | plan           |
      | content | {"n": 1}       |
      | tags    | ["v1", "base"] |
    And artifact "B" is created with:
      | kind    | diff     |
      | content | {"n": 2} |
      | tags    | ["v1"]   |
      | parent  | root     |
    And artifact "C" is created with:
      | kind    | plan     |
      | content | {"n": 3} |
      | tags    | ["v10"]  |
      | parent  | root     |
    And artifact "D" is created with:
      | kind    | plan     |
      | content | {"n": 4} |
      | parent  | C        |
    And the artifacts are listed as "by tag" with:
      | tag | v1 |
    And the artifacts are listed as "by kind" with:
      | kind | plan |
    And the artifacts are listed as "by parent" with:
      | parent | root |
    And the artifacts are listed as "by all" with:
      | tag    | v1   |
      | kind   | diff |
      | parent | root |
    And the artifacts are listed as "by none that fits" with:
      | tag  | base |
      | kind | diff |
    Then the list "by tag" has exactly the artifacts: [ASY-ART-003(b)]
      | B    |
      | root |
    And the list "by kind" has exactly the artifacts: [ASY-ART-003(b)]
      | D    |
      | C    |
      | root |
    And the list "by parent" has exactly the artifacts: [ASY-ART-003(b)]
      | C |
      | B |
    And the list "by all" has exactly the artifacts: [ASY-ART-003(b)]
      | B |
    And the answer to "by none that fits" has: [ASY-ART-003(b)]
      | items.# | 0 |
