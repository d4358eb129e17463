Feature: Whose model it is
  A strict task needs a replica whose model is known, also where its engine does not tell a digest.

  @ASY-DET-014 @needs-supervision @must
  Scenario: An engine that was started on a checked file has the digest of that file, and of no other
    Given a server of its own
    And a pool "P" with:
      | version                             | b-own                                                                   |
      | model.path                          | {folder}/weights.bin                                                    |
      | model.digest                        | sha256:3f0a25bd3479cf7242a083e1f5b374d578bdfcc351c868edf2c79b416edc903f |
      | replica_set.engine_version          | b-own                                                                   |
      | replica_set.model_digest            | sha256:3f0a25bd3479cf7242a083e1f5b374d578bdfcc351c868edf2c79b416edc903f |
      | replica_set.sampler_profile_version | sp-1                                                                    |
      | restart.base_ms                     | 20                                                                      |
      | restart.cap_ms                      | 20                                                                      |
    And a server that a step starts
    And the engines of pool "P" are supervised
    When the server is started without waiting for its pools
    And a file "weights.bin" holds "the right weights"
    And engine 1 of pool "P" has loaded the file "elsewhere/weights.bin"
    And the health of pool "P" comes to have, as "elsewhere":
      | last_error | {"$matches": "digest"} |
    And engine 1 of pool "P" has loaded the file "weights.bin"
    And the health of pool "P" comes to have, as "right":
      | ready | true |
    And the client calls getCapabilities as "C"
    And task "A" is submitted with:
      | determinism | strict |
    And task "A" comes to be completed
    Then the answer to "elsewhere" has: [ASY-DET-014(b)]
      | ready | false |
    And the answer to "right" has: [ASY-DET-014(a)]
      | replicas.0.model_digest | sha256:3f0a25bd3479cf7242a083e1f5b374d578bdfcc351c868edf2c79b416edc903f |
    And the record of task "A" has: [ASY-DET-014(a)]
      | state                   | completed                                                               |
      | request.determinism     | strict                                                                  |
      | attempts.0.model_digest | sha256:3f0a25bd3479cf7242a083e1f5b374d578bdfcc351c868edf2c79b416edc903f |
    And the answer to "C" has: [ASY-DET-014(c)]
      | engines | {"$contains": {"$where": {"engine": "{engine:P}", "features.strict_determinism": true, "features.model_digest": true}}} |

  @ASY-DET-014 @must
  Scenario: What the configuration says of an engine elsewhere is not what that engine is
    Given a server of its own
    And a pool "P" with:
      | model.path               | {folder}/weights.bin                                                    |
      | model.digest             | sha256:3f0a25bd3479cf7242a083e1f5b374d578bdfcc351c868edf2c79b416edc903f |
      | replica_set.model_digest | sha256:3f0a25bd3479cf7242a083e1f5b374d578bdfcc351c868edf2c79b416edc903f |
    And a pool "Q"
    And a server that a step starts
    When the server is started without waiting for its pools
    And a file "weights.bin" holds "the right weights"
    And engine 1 of pool "P" has loaded the file "weights.bin"
    And the health of pool "P" comes to have, as "H":
      | replicas.0.live       | true                   |
      | replicas.0.last_error | {"$matches": "digest"} |
    And the health of pool "Q" comes to have, as "K":
      | ready | true |
    And the client calls getCapabilities as "C"
    And task "A" is submitted to pool "P"
    Then the answer to "H" has: [ASY-DET-014(b)]
      | ready                 | false                  |
      | replicas.0.ready      | false                  |
      | replicas.0.last_error | {"$matches": "digest"} |
    And "A" is refused with "POOL_UNREADY" [ASY-DET-014(b)]
    And the answer to "C" has: [ASY-DET-014(c)]
      | engines | {"$contains": {"$where": {"engine": "{engine:Q}", "features.strict_determinism": false, "features.model_digest": false}}} |
